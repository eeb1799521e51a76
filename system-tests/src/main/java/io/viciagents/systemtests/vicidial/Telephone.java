package io.viciagents.systemtests.vicidial;

/**
 * What VICIdial's manager daemon does to a channel when a row in {@code vicidial_manager} says so. Connect it to a real
 * Asterisk, or write down what was asked. Called while the books are lent out: return at once and do not ask for them.
 */
public interface Telephone {
    /** Hangs a channel up. */
    void hangUp(String channel);

    /** Takes a channel out of what it does and goes on at an extension, with this caller's name. */
    void redirect(String channel, String context, String extension, String callerId);

    /** Does nothing. */
    Telephone NONE = new Telephone() {
        @Override
        public void hangUp(String channel) {}

        @Override
        public void redirect(String channel, String context, String extension, String callerId) {}
    };
}
