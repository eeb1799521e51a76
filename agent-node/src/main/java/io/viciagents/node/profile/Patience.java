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
        Duration silence, Duration longestWait, Duration longestCall, Duration warning, String warningWords) {}
