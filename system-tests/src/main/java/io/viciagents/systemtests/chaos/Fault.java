package io.viciagents.systemtests.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may go wrong with an agent node, and the longest silence that its callers may hear. */
enum Fault {
    /** It dies: SIGKILL. */
    KILL(Duration.ofSeconds(1), AgentHeard.MISSED),
    /** It stands still for some seconds and wakes: SIGSTOP, SIGCONT. */
    STALL(Duration.ofSeconds(2), AgentHeard.MISSED),
    /** Its RTP packets are dropped both ways, and nothing else. */
    CUT_MEDIA(Duration.ofSeconds(2), AgentHeard.MISSED),
    /** It is stopped in an orderly way and started again. */
    DRAIN(Duration.ofMillis(100), AgentHeard.AS_BEFORE);

    private final Duration goal;
    private final AgentHeard after;

    /** What a caller hears afterwards whose agent was silent. */
    enum AgentHeard {
        /** The last question again. */
        MISSED,
        /** Nothing: the conversation was handed over. */
        AS_BEFORE
    }

    Fault(Duration goal, AgentHeard after) {
        this.goal = goal;
        this.after = after;
    }

    /** The longest silence that 99 of 100 callers may hear. */
    Duration goal() {
        return goal;
    }

    AgentHeard after() {
        return after;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault '" + word + "' is unknown; known are "
                        + Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "))));
    }
}
