package io.viciagents.dispatcher.outbox;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.books.Posting;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records postings. Any thread; blocks until they are durable, but not for ever: a call that cannot be recorded must not
 * keep its caller. What nobody else holds is kept here, in order, until it can be recorded, and is not told before: the
 * call may be another dispatcher's by then.
 */
final class Recording implements Outbox {
    private static final Logger log = LoggerFactory.getLogger(Recording.class);

    private final Pages pages;
    private final Ledger ledger;
    private final String me;
    private final Supplier<Set<String>> members;
    private final Delivery delivery;
    private final InstantSource clock;
    private final OutboxMeters meters;
    private final Queue<Batch> unrecorded = new ConcurrentLinkedQueue<>();

    Recording(
            Pages pages,
            Ledger ledger,
            String me,
            Supplier<Set<String>> members,
            Delivery delivery,
            InstantSource clock,
            OutboxMeters meters) {
        this.pages = pages;
        this.ledger = ledger;
        this.me = me;
        this.members = members;
        this.delivery = delivery;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void record(List<Posting> postings) {
        Map<CallRef, List<Posting>> byCall = postings.stream()
                .collect(Collectors.groupingBy(Posting::call, LinkedHashMap::new, Collectors.toList()));
        byCall.forEach((call, ofCall) -> {
            Batch batch = new Batch(call, ofCall);
            if (unrecorded.stream().anyMatch(earlier -> earlier.call().equals(call)) || !recorded(batch)) {
                unrecorded.add(batch);
                meters.undurable(unrecorded.size());
            }
        });
    }

    @Override
    public boolean durable(CallRef call) {
        return unrecorded.stream().noneMatch(batch -> batch.call().equals(call));
    }

    /** Tries again to record what nobody else holds yet. One thread. */
    void retry() {
        for (Batch oldest = unrecorded.peek(); oldest != null && recorded(oldest); oldest = unrecorded.peek()) {
            unrecorded.remove();
            if (unrecorded.isEmpty()) {
                log.info("postings are recorded again");
            }
        }
        meters.undurable(unrecorded.size());
    }

    private boolean recorded(Batch batch) {
        List<Line> lines = batch.postings().stream()
                .map(posting -> Line.of(posting, clock.instant()))
                .toList();
        Optional<Ledger.Recorded> recorded = ledger.recorded(batch.call(), lines);
        List<Line> marked =
                recorded.isPresent() ? lines.stream().map(Line::inDatabase).toList() : lines;
        try {
            Optional<Page> page = pages.change(
                    batch.call(),
                    found -> Optional.of(found.map(this::heldBySomebody)
                            .orElseGet(() -> new Page(me, List.of()))
                            .with(marked)));
            if (recorded.isPresent() && recorded.get().fresh().size() < lines.size()) {
                page = withoutWhatIsTold(batch.call());
            }
            page.filter(now -> now.holder().equals(me)).ifPresent(mine -> delivery.hold(batch.call(), mine));
            return true;
        } catch (SharedEntries.Unavailable notNow) {
            return recorded.isPresent() || alarmed(batch.call(), notNow);
        }
    }

    /**
     * Some were recorded before, and may be told since. Whoever tells the last line writes that into the database first and
     * then removes the page: so what the database says after our page stands there is true.
     */
    private Optional<Page> withoutWhatIsTold(CallRef call) {
        List<Line> there = ledger.of(call);
        return pages.change(call, page -> page.map(now -> now.settledAs(there)).flatMap(Page::left));
    }

    private boolean alarmed(CallRef call, SharedEntries.Unavailable notNow) {
        if (unrecorded.isEmpty()) {
            log.atError()
                    .addKeyValue("call", call)
                    .log(
                            "what VICIdial must be told is in this process's memory alone, and waits for the database or"
                                    + " until more than half of the dispatchers see each other: {}",
                            notNow.getMessage());
        }
        return false;
    }

    private Page heldBySomebody(Page page) {
        return members.get().contains(page.holder()) ? page : page.heldBy(me);
    }

    /** What was to be recorded at once. */
    private record Batch(CallRef call, List<Posting> postings) {}
}
