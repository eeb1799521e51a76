package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the silences around a fault on what the callers have heard. Only callers count to whom the agent was speaking,
 * or was due to; a silence that the caller itself broke with an answer is none of the agent's.
 */
final class Ears {
    /** Packets that were under way are heard after the fault. */
    private static final Duration UNDER_WAY = Duration.ofMillis(120);

    private static final Duration HEARD_AGAIN_WITHIN = Duration.ofSeconds(10);

    private Ears() {}

    /** The silences that began when the fault happened, or were there already. */
    static Injected around(
            Fault fault, long struckNanos, List<KeyCaller> struck, List<KeyCaller> spokenTo, Duration usualAnswer) {
        long after = struckNanos + UNDER_WAY.toNanos();
        List<Duration> gaps = new ArrayList<>();
        int silent = 0;
        for (KeyCaller caller : spokenTo) {
            boolean again = Patience.isSoWithin(
                    HEARD_AGAIN_WITHIN,
                    () -> caller.silenceAround(after, usualAnswer).isPresent() || !caller.up());
            caller.silenceAround(after, usualAnswer).ifPresent(gaps::add);
            silent += again ? 0 : 1;
        }
        return new Injected(fault, struck.size(), gaps, silent);
    }

    /** The silences in which calls changed their nodes. */
    static Injected aroundSwaps(
            Fault fault, List<KeyCaller> callers, List<Whereabouts.Swap> swaps, Duration usualAnswer) {
        List<Duration> gaps = new ArrayList<>();
        for (Whereabouts.Swap swap : swaps) {
            callers.stream()
                    .filter(caller -> caller.callId().equals(swap.callId()))
                    .filter(caller -> caller.agentSpokeOrWasDue(swap.nanos()))
                    .map(caller -> caller.silenceAround(swap.nanos(), usualAnswer))
                    .flatMap(Optional::stream)
                    .forEach(gaps::add);
        }
        return new Injected(fault, swaps.size(), gaps, 0);
    }
}
