package io.viciagents.dispatcher.capacity;

import io.vertx.core.Future;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.dispatcher.capacity.Lines.Reason;
import io.viciagents.dispatcher.place.Placement.Candidate;
import io.viciagents.vicidial.api.LinesWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reckons the lines of all entries again and again, and tells the dialers those of the entries whose Asterisk is ours: every
 * dispatcher reckons the same from what all say, and one writes.
 *
 * <p>Mutable: what was told, and what is wanted. Confined to the capacity's context.
 */
final class Allocator {
    private static final Logger log = LoggerFactory.getLogger(Allocator.class);

    private final List<Entry> entries;
    private final Map<String, Integer> guaranteed;
    private final CapacitySettings settings;
    private final LineDesk desk;
    private final Supplier<List<Candidate>> nodes;
    private final Predicate<Entry> paused;
    private final LongSupplier nanoTime;
    private final Executor context;
    private final LineMeters meters;
    private final Board board = new Board();
    private final Map<String, Regulator> ours = new HashMap<>();
    private boolean stopped;

    /**
     * @param guaranteed per cent of all slots, by dialer
     * @param nodes as they are now
     * @param paused whether somebody wants an entry to get no calls
     * @param nanoTime a clock that never steps, in nanoseconds
     * @param context where answers of dialers are heeded
     */
    Allocator(
            List<Entry> entries,
            Map<String, Integer> guaranteed,
            CapacitySettings settings,
            LineDesk desk,
            Supplier<List<Candidate>> nodes,
            Predicate<Entry> paused,
            LongSupplier nanoTime,
            Executor context,
            LineMeters meters) {
        this.entries = List.copyOf(entries);
        this.guaranteed = Map.copyOf(guaranteed);
        this.settings = settings;
        this.desk = desk;
        this.nodes = nodes;
        this.paused = paused;
        this.nanoTime = nanoTime;
        this.context = context;
        this.meters = meters;
    }

    /** Another dispatcher says which calls it serves. */
    void heard(ServedCalls calls) {
        board.heard(calls, nanoTime.getAsLong());
    }

    /**
     * Reckons, and tells what is due.
     *
     * @param served the Asterisk servers that certainly are ours
     */
    void reckon(ServedCalls served) {
        if (stopped) {
            return;
        }
        long now = nanoTime.getAsLong();
        board.heard(served, now);
        List<Slots> slots = Slots.of(nodes.get());
        Map<String, Lines> wanted = Plan.of(
                entries,
                entries.stream().collect(Collectors.toMap(Entry::key, entry -> board.calls(entry, now))),
                closed(now),
                slots,
                guaranteed);
        meters.slots(slots);
        List<String> owned =
                served.asterisks().stream().map(ServedCalls.Asterisk::name).toList();
        for (Entry entry : entries) {
            if (owned.contains(entry.home())) {
                Lines lines = wanted.getOrDefault(entry.key(), new Lines.Paused(Reason.FULL));
                meters.wanted(entry, lines);
                ours.computeIfAbsent(entry.key(), none -> new Regulator(settings, now))
                        .due(lines, now)
                        .ifPresent(due -> tell(entry, due));
            } else {
                ours.remove(entry.key());
                meters.left(entry);
            }
        }
    }

    private Map<String, Reason> closed(long now) {
        Map<String, Reason> closed = new HashMap<>();
        for (Entry entry : entries) {
            if (paused.test(entry)) {
                closed.put(entry.key(), Reason.COMMAND);
            } else if (!board.isConnected(entry, now)) {
                closed.put(entry.key(), Reason.ASTERISK);
            }
        }
        return closed;
    }

    private void tell(Entry entry, Lines lines) {
        Optional<Regulator> teller = Optional.ofNullable(ours.get(entry.key()));
        desk.tell(entry, lines)
                .onComplete(answer -> context.execute(() -> teller.ifPresent(regulator -> {
                    if (answer.succeeded() && answer.result() instanceof LinesWrite.Written) {
                        written(entry, lines, regulator);
                    } else {
                        failed(
                                entry,
                                regulator,
                                answer.succeeded()
                                        ? missing(entry)
                                        : String.valueOf(answer.cause().getMessage()));
                    }
                })));
    }

    private void written(Entry entry, Lines lines, Regulator regulator) {
        if (!regulator.told().equals(Optional.of(lines))) {
            log.atInfo()
                    .addKeyValue("dialer", entry.dialer())
                    .addKeyValue("entry", entry.user())
                    .addKeyValue("lines", lines.count())
                    .log(lines instanceof Lines.Paused(Reason reason) ? "no new calls: " + reason.sentence() : "lines");
        }
        regulator.told(lines);
        meters.told(entry, lines);
    }

    private void failed(Entry entry, Regulator regulator, String why) {
        if (!regulator.isFailing()) {
            log.atError()
                    .addKeyValue("dialer", entry.dialer())
                    .addKeyValue("entry", entry.user())
                    .log("its lines cannot be set, trying again: {}", why);
        }
        regulator.failed();
        meters.failed(entry);
    }

    private static String missing(Entry entry) {
        return "there is no remote agent " + entry.user() + ", make it (vici-setup writes how) or correct the user of"
                + " the remoteAgent of route '" + entry.extension() + "'";
    }

    /** All entries of ours get no more calls: nobody will answer. Completes when the dialers know, or cannot be told. */
    Future<Void> stop() {
        stopped = true;
        List<Future<LinesWrite>> told = entries.stream()
                .filter(entry -> ours.containsKey(entry.key()))
                .map(entry -> desk.tell(entry, new Lines.Paused(Reason.STOP)))
                .toList();
        return Future.join(told).mapEmpty();
    }
}
