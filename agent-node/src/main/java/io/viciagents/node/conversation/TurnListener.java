package io.viciagents.node.conversation;

import java.time.Duration;

/** Is told what was measured, on the call's loop: metrics. */
public interface TurnListener {
    /** Measures nothing. */
    TurnListener NONE = new TurnListener() {
        @Override
        public void turn(TurnReport report) {
            // Not measured.
        }

        @Override
        public void interrupted(Duration stop, Finding finding) {
            // Not measured.
        }

        @Override
        public void cutOff() {
            // Not measured.
        }

        @Override
        public void filled() {
            // Not measured.
        }

        @Override
        public void deadAir(Duration length) {
            // Not measured.
        }
    };

    /** The agent answered, or was about to, though the caller had not finished. */
    void cutOff();

    /** An answer was so slow that a word filled the wait. */
    void filled();

    /**
     * The caller, who was owed an answer, heard nothing for so long.
     *
     * @param length until the next sound of the agent's, a filler's too, or until the call was over
     */
    void deadAir(Duration length);

    /** A turn of the caller's was answered. */
    void turn(TurnReport report);

    /**
     * The agent fell silent because of the caller's voice.
     *
     * @param stop from the caller's first sound to the hold
     * @param finding what it turned out to be
     */
    void interrupted(Duration stop, Finding finding);

    /** What a voice over the agent's turned out to be. */
    enum Finding {
        /** The caller wanted the floor and has it. */
        TRUE,
        /** An aside or a noise: the agent spoke on. */
        FALSE
    }
}
