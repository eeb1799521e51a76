package io.viciagents.cluster;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a node can tell of a conversation when it is over, for the call history.
 *
 * @param profileVersion which content of the profile it followed
 * @param gapMillis for each turn that was answered: from the end of the caller's speech to the agent's first sound
 * @param cost of the providers for the whole call up to here, at earlier nodes, too, in the currency of the node's
 *     prices; empty when it was not counted
 * @param recording path of the sound on the node's storage, if it is kept
 * @param transcript path of the transcript on the node's storage, if it is kept
 * @param lines what was said and done, in order; card numbers are masked
 * @param measured what was measured; a node of an earlier version does not say
 */
public record ConversationSummary(
        String profileVersion,
        List<Integer> gapMillis,
        Optional<BigDecimal> cost,
        Optional<String> recording,
        Optional<String> transcript,
        List<Line> lines,
        Optional<ConversationMeasures> measured) {
    /** Keeps what was given. */
    public ConversationSummary {
        gapMillis = List.copyOf(gapMillis);
        lines = List.copyOf(lines);
    }

    /** One in which nothing else was measured. */
    public ConversationSummary(
            String profileVersion,
            List<Integer> gapMillis,
            Optional<BigDecimal> cost,
            Optional<String> recording,
            Optional<String> transcript,
            List<Line> lines) {
        this(profileVersion, gapMillis, cost, recording, transcript, lines, Optional.empty());
    }

    /**
     * A line of the transcript.
     *
     * @param at since both sides heard each other
     * @param who spoke or acted
     * @param text what was said, pressed or noted
     */
    public record Line(Duration at, Speaker who, String text) {}

    /** Who a line is from. */
    public enum Speaker {
        /** The agent said it, and so much of it was heard. */
        AGENT,
        /** The caller said or pressed it. */
        CALLER,
        /** A note of the node's. */
        NODE
    }
}
