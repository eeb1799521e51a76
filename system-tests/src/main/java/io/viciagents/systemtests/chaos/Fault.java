package io.viciagents.systemtests.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may go wrong, and the longest silence that callers may hear of it. */
enum Fault {
    /** Nothing: what the measure shows by itself, for agents pause between sentences and answer now sooner, now later. */
    NOTHING(Duration.ZERO, Heard.UNDISTURBED),
    /** A node dies: SIGKILL. */
    KILL(Duration.ofSeconds(1), Heard.BROKEN_OFF),
    /** A node stands still for some seconds and wakes: SIGSTOP, SIGCONT. */
    STALL(Duration.ofSeconds(2), Heard.BROKEN_OFF),
    /** All packets of a node are dropped both ways for some seconds. */
    CUT(Duration.ofSeconds(2), Heard.BROKEN_OFF),
    /** The RTP packets of a node are dropped both ways, and nothing else. */
    CUT_MEDIA(Duration.ofSeconds(2), Heard.BROKEN_OFF),
    /** A node is stopped in an orderly way and started again. */
    DRAIN(Duration.ofMillis(100), Heard.HANDED_OVER),
    /** All nodes, then all dispatchers, one after the other, are stopped in an orderly way and started again. */
    ROLLING(Duration.ofMillis(100), Heard.HANDED_OVER),
    /** The dispatcher's event socket is reset, and cannot be opened for a second. */
    ARI_RESET(Duration.ofMillis(100), Heard.UNDISTURBED),
    /** The dispatcher that owns the Asterisk dies. */
    OWNER_KILL(Duration.ofMillis(100), Heard.UNDISTURBED),
    /** It stands still for some seconds and wakes. */
    OWNER_STALL(Duration.ofMillis(100), Heard.UNDISTURBED),
    /** It is stopped in an orderly way and started again. */
    OWNER_DRAIN(Duration.ofMillis(100), Heard.UNDISTURBED),
    /** It dies, and a node that has calls with it, as when a machine is lost. */
    MACHINE(Duration.ofSeconds(3), Heard.BROKEN_OFF),
    /** Asterisk is stopped and started: its calls end, and no goal is set. */
    ASTERISK(Duration.ZERO, Heard.ENDED);

    private final Duration goal;
    private final Heard heard;

    /** What becomes of the conversations. */
    enum Heard {
        /** They go on elsewhere; where the agent was silent, the last question is asked again. */
        BROKEN_OFF,
        /** They go on elsewhere, each at a moment between two sentences. */
        HANDED_OVER,
        /** Nothing is heard of it. */
        UNDISTURBED,
        /** They end. */
        ENDED
    }

    Fault(Duration goal, Heard heard) {
        this.goal = goal;
        this.heard = heard;
    }

    /** The longest silence that 99 of 100 callers may hear; empty where no goal is set. */
    Optional<Duration> goal() {
        return Optional.of(goal).filter(set -> !set.isZero());
    }

    Heard heard() {
        return heard;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Fault of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault '" + word + "' is unknown; known are " + all()));
    }

    /** The words for all of them. */
    static String all() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }
}
