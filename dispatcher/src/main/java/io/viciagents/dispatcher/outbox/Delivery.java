package io.viciagents.dispatcher.outbox;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives what is due to the clerk: the pages that this dispatcher holds, one posting of a call at a time, different calls
 * side by side, but no more at once than a dialer is meant to bear.
 *
 * <p>Confined to one thread, which calls {@link #step} again and again; others only put notices into its queue.
 */
final class Delivery {
    private static final Duration WHEN_MEMORY_FAILS = Duration.ofSeconds(2);

    private final Attempts attempts;
    private final int atOnce;
    private final Executor threads;
    private final InstantSource clock;
    private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    private final Map<CallRef, Held> held = new HashMap<>();
    private final Map<String, Integer> busy = new HashMap<>();

    /**
     * @param atOnce how many postings one dialer is given at a time
     * @param threads one for each attempt
     */
    Delivery(Attempts attempts, int atOnce, Executor threads, InstantSource clock) {
        this.attempts = attempts;
        this.atOnce = atOnce;
        this.threads = threads;
        this.clock = clock;
    }

    /** A page is ours from now on, or has more lines. Any thread. */
    void hold(CallRef call, Page page) {
        notices.add(new Notice.Mine(call, page));
    }

    /** Waits for a notice, but not longer than this, and does all that is to be done now. */
    void step(Duration longest) throws InterruptedException {
        Notice first = notices.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        for (Notice notice = first; notice != null; notice = notices.poll()) {
            heed(notice);
        }
        Instant now = clock.instant();
        held.replaceAll((call, page) -> isDue(page, now) ? begin(call, page) : page);
    }

    /** How many postings wait here, and for how long the oldest has. */
    Depth depth() {
        return Depth.of(held.values().stream().map(Held::page).toList(), clock.instant());
    }

    private void heed(Notice notice) {
        switch (notice) {
            case Notice.Mine(CallRef call, Page page) ->
                held.merge(call, Held.free(page), (before, now) -> before.renewed(page));
            case Notice.Over(CallRef call, String dialer, Outcome outcome) -> {
                busy.merge(dialer, -1, Integer::sum);
                held.compute(call, (key, before) -> before == null ? null : after(before, outcome));
            }
        }
    }

    /** A page that was given to us anew meanwhile stays, even if it was done with before. */
    private @Nullable Held after(Held before, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Gone() -> before.renewed() ? Held.free(before.page()) : null;
            case Outcome.Still(Page page) -> Held.free(before.renewed() ? before.page() : page);
            case Outcome.Failed() ->
                new Held(before.page(), clock.instant().plus(WHEN_MEMORY_FAILS), Optional.empty(), false);
        };
    }

    private boolean isDue(Held page, Instant now) {
        return page.dialer().isEmpty()
                && !page.notBefore().isAfter(now)
                && page.page()
                        .next()
                        .filter(line -> !line.due().isAfter(now))
                        .filter(line -> busy.getOrDefault(line.dialer(), 0) < atOnce)
                        .isPresent();
    }

    private Held begin(CallRef call, Held page) {
        String dialer = page.page().next().orElseThrow().dialer();
        busy.merge(dialer, 1, Integer::sum);
        threads.execute(() -> notices.add(new Notice.Over(call, dialer, attempt(call))));
        return new Held(page.page(), page.notBefore(), Optional.of(dialer), false);
    }

    private Outcome attempt(CallRef call) {
        try {
            return attempts.next(call).<Outcome>map(Outcome.Still::new).orElseGet(Outcome.Gone::new);
        } catch (SharedEntries.Unavailable notNow) {
            return new Outcome.Failed();
        }
    }

    /**
     * A page of ours, as it was seen last.
     *
     * @param notBefore when it may be tried, whatever its lines say
     * @param dialer which is being told at this moment
     * @param renewed whether the page was given to us again since
     */
    private record Held(Page page, Instant notBefore, Optional<String> dialer, boolean renewed) {
        static Held free(Page page) {
            return new Held(page, Instant.MIN, Optional.empty(), false);
        }

        Held renewed(Page newer) {
            return new Held(newer, notBefore, dialer, dialer.isPresent());
        }
    }

    private sealed interface Notice {
        record Mine(CallRef call, Page page) implements Notice {}

        record Over(CallRef call, String dialer, Outcome outcome) implements Notice {}
    }

    private sealed interface Outcome {
        /** Nothing of it is left to us. */
        record Gone() implements Outcome {}

        record Still(Page page) implements Outcome {}

        /** The common memory could not be used. */
        record Failed() implements Outcome {}
    }
}
