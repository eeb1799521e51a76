package io.viciagents.vicidial.api;

/**
 * Whether the API's user may call a function.
 *
 * @param function VICIdial's name
 * @param answer what came of asking
 */
public record Right(String function, Answer answer) {
    /** What came of asking. */
    public enum Answer {
        /** It went past the check of rights. */
        PERMITTED,
        /** The user lacks it. */
        NOT_PERMITTED
    }
}
