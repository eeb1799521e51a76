package io.viciagents.dispatcher.call;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.ConversationState;
import java.time.Duration;
import java.util.Optional;

/**
 * The time in which a caller hears no agent: from StasisStart until the first one, or from the last sign of a node that was
 * lost. Confined to the call's thread. Mutable: since when, and whether that is known.
 */
final class Gap {
    /** Of a call that was taken over in the middle of a gap: rather is a sentence said twice than one left out. */
    private static final Duration UNKNOWN = Duration.ofSeconds(10);

    private final Exchange exchange;
    private final CallThreads threads;
    private long sinceNanos;
    private boolean known;

    Gap(Exchange exchange, CallThreads threads) {
        this.exchange = exchange;
        this.threads = threads;
        this.sinceNanos = threads.nanoTime();
    }

    /** The node has given no sign for so long. */
    void began(Duration ago) {
        sinceNanos = threads.nanoTime() - ago.toNanos();
        known = true;
    }

    Duration lasted() {
        return Duration.ofNanos(threads.nanoTime() - sinceNanos);
    }

    /** What the next node must know of the conversation so far; empty when there is none, or nothing was told of it. */
    Optional<Assignment.Before> before(CallRecord record) {
        return exchange.records()
                .conversation(record)
                .map(state -> new Assignment.Before(state, known ? lasted() : UNKNOWN));
    }

    /** The same, when the node before still may be there. */
    Optional<Assignment.Before> before(CallRecord record, Doubt doubt) {
        return switch (doubt) {
            case Doubt.Moving(ConversationState state) -> {
                began(Duration.ZERO);
                yield Optional.of(new Assignment.Before(state, Duration.ZERO));
            }
            case Doubt.Silent(String reason, Duration silence) -> {
                began(silence);
                yield before(record);
            }
        };
    }
}
