package io.viciagents.dispatcher.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The outbox of one dispatcher as far as it decides which disposition of a call counts; nothing is told to VICIdial. */
public final class ModelOutbox {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final Recording recording;

    /**
     * @param me the dispatcher's id as a member of the cluster
     * @param members the dispatchers that this one sees
     */
    public ModelOutbox(SharedEntries entries, String me, Supplier<Set<String>> members) {
        Pages pages = new Pages(entries);
        Ledger ledger = new Ledger(Optional.empty());
        OutboxMeters meters = new OutboxMeters(new SimpleMeterRegistry());
        Attempts attempts = new Attempts(
                pages,
                ledger,
                me,
                posting -> new Told.Later(Duration.ofDays(1), ""),
                CLOCK,
                new Random(0),
                meters,
                none -> {});
        Delivery delivery = new Delivery(attempts, 1, Runnable::run, CLOCK);
        recording = new Recording(pages, ledger, me, members, delivery, CLOCK, meters);
    }

    /** The disposition of a call, as its only posting. */
    public void record(CallRef call, String disposition) {
        DialerCall dialed = new DialerCall("V1127000000000000001", "", 1, "", "");
        recording.record(
                List.of(new Posting(call, 1, "dialer", new BookTask.LeadStatus(dialed, disposition), CLOCK.instant())));
    }

    /** Whether what was recorded of a call is not in this dispatcher alone. */
    public boolean durable(CallRef call) {
        return recording.durable(call);
    }

    /** Records what could not be recorded before. */
    public void retry() {
        recording.retry();
    }

    /** Which dispositions stand there for each call. */
    public static Map<CallRef, List<String>> dispositions(SharedEntries entries) {
        Map<CallRef, List<String>> found = new TreeMap<>(java.util.Comparator.comparing(CallRef::toString));
        new Pages(entries)
                .all()
                .forEach((call, page) -> found.put(
                        call,
                        page.lines().stream()
                                .flatMap(line -> line.posting(call).stream())
                                .map(posting ->
                                        posting.task() instanceof BookTask.LeadStatus(DialerCall of, String status)
                                                ? status
                                                : "?")
                                .toList()));
        return found;
    }
}
