package io.viciagents.dispatcher.doctor;

import java.util.List;

/** One thing that is looked at. Blocks; called once, on the command's thread. */
interface Check {
    /** In a few words, for people. */
    String name();

    /**
     * What was found: at least one finding. What can be expected to fail is a finding; only what nobody expects is thrown.
     */
    List<Finding> look();
}
