package io.viciagents.systemtests.books;

import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.TaskJson;
import io.viciagents.dispatcher.books.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An outbox in memory that outlives dispatchers, and tells when it is asked to: the postings of a call in the order of their
 * numbers. Tasks go through their JSON, as they do in a real one.
 */
final class HandOutbox implements Outbox {
    private final InstantSource clock;
    private final Map<CallRef, TreeMap<Integer, Line>> calls = new HashMap<>();
    private final List<Told.Never> stuck = new ArrayList<>();
    private final List<Posting> recorded = new ArrayList<>();

    HandOutbox(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void record(List<Posting> postings) {
        for (Posting posting : postings) {
            Posting kept = new Posting(
                    posting.call(),
                    posting.number(),
                    posting.dialer(),
                    TaskJson.read(TaskJson.write(posting.task())).orElseThrow(),
                    posting.notBefore());
            recorded.add(kept);
            calls.computeIfAbsent(posting.call(), none -> new TreeMap<>())
                    .putIfAbsent(posting.number(), new Line(kept, posting.notBefore(), State.WAITING));
        }
    }

    /** Tells all that is due now. */
    void tell(Clerk clerk) {
        for (Optional<Line> due = due(); due.isPresent(); due = due()) {
            told(due.get().posting(), clerk.carryOut(due.get().posting()));
        }
    }

    private synchronized Optional<Line> due() {
        return calls.values().stream()
                .flatMap(lines ->
                        lines.values().stream().filter(line -> line.state() == State.WAITING).findFirst().stream())
                .filter(line -> !line.due().isAfter(clock.instant()))
                .findFirst();
    }

    private synchronized void told(Posting posting, Told answer) {
        Line line = switch (answer) {
            case Told.Done done -> new Line(posting, Instant.MAX, State.OVER);
            case Told.Later later -> new Line(posting, clock.instant().plus(later.after()), State.WAITING);
            case Told.Never never -> {
                stuck.add(never);
                yield new Line(posting, Instant.MAX, State.OVER);
            }
        };
        calls.computeIfAbsent(posting.call(), none -> new TreeMap<>()).put(posting.number(), line);
    }

    synchronized boolean isEmpty() {
        return calls.values().stream()
                .flatMap(lines -> lines.values().stream())
                .allMatch(line -> line.state() == State.OVER);
    }

    /** What could not be told. */
    synchronized List<Told.Never> stuck() {
        return List.copyOf(stuck);
    }

    /** Everything that was ever recorded, repeats too. */
    synchronized List<Posting> recorded() {
        return List.copyOf(recorded);
    }

    private enum State {
        WAITING,
        OVER
    }

    private record Line(Posting posting, Instant due, State state) {}
}
