package io.viciagents.node.profile;

import java.time.Duration;

/**
 * How long the agent waits.
 *
 * @param silence how long nobody says anything before the caller is asked
 * @param longestWait how long a caller who is owed an answer hears nothing at most
 * @param longestCall when the conversation is brought to its end
 * @param warning how long before that the caller is told so; zero for not at all
 * @param warningWords what is said then
 */
public record Patience(
        Duration silence, Duration longestWait, Duration longestCall, Duration warning, String warningWords) {
    /** What takes over from a model that gives no word must be heard before the longest wait is over. */
    private static final Duration FOR_THE_FALLBACK = Duration.ofSeconds(1);

    /** How long a language model may take for the first word of an answer. */
    public Duration forAWord() {
        return longestWait.minus(FOR_THE_FALLBACK);
    }
}
