package io.viciagents.systemtests.providers;

import java.util.List;

/** What a stand-in for a recogniser understands of the sound that it is sent. Confined to one thread. */
interface Ear {
    /** What is to be told after these bytes of µ-law, in order. */
    List<Told> hear(byte[] bytes);

    /** The words so far were asked for and told: they are not told again. */
    void finish();

    /**
     * Words that were understood.
     *
     * @param words so far
     * @param atMillis where in the audio they begin
     * @param forMillis how long they last
     * @param complete whether they are final
     */
    record Told(String words, long atMillis, long forMillis, boolean complete) {}
}
