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
    private final String me;
    private final Supplier<Set<String>> members;
    private final Delivery delivery;
    private final InstantSource clock;
    private final OutboxMeters meters;
    private final Queue<Batch> unrecorded = new ConcurrentLinkedQueue<>();

    Recording(
            Pages pages,
            String me,
            Supplier<Set<String>> members,
            Delivery delivery,
            InstantSource clock,
            OutboxMeters meters) {
        this.pages = pages;
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
        try {
            Optional<Page> page = pages.change(
                    batch.call(),
                    found -> Optional.of(found.map(this::heldBySomebody)
                            .orElseGet(() -> new Page(me, List.of()))
                            .with(lines)));
            page.filter(now -> now.holder().equals(me)).ifPresent(mine -> delivery.hold(batch.call(), mine));
            return true;
        } catch (SharedEntries.Unavailable notNow) {
            if (unrecorded.isEmpty()) {
                log.atError()
                        .addKeyValue("call", batch.call())
                        .log(
                                "what VICIdial must be told is in this process's memory alone, and waits until more"
                                        + " than half of the dispatchers see each other: {}",
                                notNow.getMessage());
            }
            return false;
        }
    }

    private Page heldBySomebody(Page page) {
        return members.get().contains(page.holder()) ? page : page.heldBy(me);
    }

    /** What was to be recorded at once. */
    private record Batch(CallRef call, List<Posting> postings) {}
}
