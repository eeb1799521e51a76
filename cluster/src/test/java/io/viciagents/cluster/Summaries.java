package io.viciagents.cluster;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What nodes of two versions told of a conversation. */
final class Summaries {
    static final ConversationSummary PLAIN = told(Optional.empty());
    static final ConversationSummary MEASURED =
            told(Optional.of(new ConversationMeasures(List.of(220, 180), 1, 0, 2, 3, 900, 4, 1200, 80)));

    private Summaries() {}

    private static ConversationSummary told(Optional<ConversationMeasures> measured) {
        return new ConversationSummary(
                "3f2a",
                List.of(410, 520),
                Optional.of(new BigDecimal("0.0125")),
                Optional.of("/var/lib/recordings/call.wav"),
                Optional.empty(),
                List.of(
                        new ConversationSummary.Line(
                                Duration.ofMillis(40), ConversationSummary.Speaker.AGENT, "Hello, this is Ann."),
                        new ConversationSummary.Line(
                                Duration.ofMillis(2100), ConversationSummary.Speaker.CALLER, "Call me later.")),
                measured);
    }
}
