package io.viciagents.dispatcher.doctor;

import java.util.Locale;

/**
 * What was found.
 *
 * @param state how it stands
 * @param subject of what: a server, a campaign, a user; empty for the whole dialer
 * @param says one sentence without full stop, and no secret in it
 * @param cure one sentence without full stop; empty when all is well
 */
record Finding(State state, String subject, String says, String cure) {
    /** How it stands. */
    enum State {
        /** As it must be. */
        OK,
        /** Calls suffer, or will. */
        WRONG,
        /** Nobody knows; the cure says how to find out. */
        NOT_CHECKED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Finding ok(String subject, String says) {
        return new Finding(State.OK, subject, says, "");
    }

    static Finding wrong(String subject, String says, String cure) {
        return new Finding(State.WRONG, subject, says, cure);
    }

    static Finding notChecked(String subject, String says, String how) {
        return new Finding(State.NOT_CHECKED, subject, says, how);
    }
}
