package io.viciagents.dispatcher.outbox;

import io.viciagents.cluster.CallRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the pages of dispatchers that are gone, and our own of which nobody told us: a write may be done although it
 * seemed to fail. One thread; blocks.
 *
 * <p>A holder counts as gone when it has not been a member for {@link #GRACE} by our own monotonic clock: what it had
 * begun when it was cut off is over by then, for a clerk's requests have shorter limits.
 */
final class Succession {
    static final Duration GRACE = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(Succession.class);

    private final Pages pages;
    private final String me;
    private final Supplier<Set<String>> members;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final Map<String, Long> missedSince = new HashMap<>();
    /** Ours when we looked last: whatever was being done with them is over. */
    private Set<CallRef> ours = Set.of();

    /**
     * @param members the dispatchers that this one sees, by id
     * @param nanoTime a clock that never steps
     */
    Succession(Pages pages, String me, Supplier<Set<String>> members, Delivery delivery, LongSupplier nanoTime) {
        this.pages = pages;
        this.me = me;
        this.members = members;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    /** Looks at all pages once. */
    void look(Map<CallRef, Page> all) {
        Set<String> here = members.get();
        missedSince.keySet().removeIf(here::contains);
        Set<CallRef> before = ours;
        ours = all.entrySet().stream()
                .filter(entry -> entry.getValue().holder().equals(me))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        all.forEach((call, page) -> {
            if (page.next().isEmpty()) {
                return;
            }
            if (page.holder().equals(me) && before.contains(call)) {
                delivery.hold(call, page);
            } else if (!page.holder().equals(me) && isGone(page.holder(), here)) {
                takeOver(call, page);
            }
        });
    }

    private boolean isGone(String holder, Set<String> here) {
        if (holder.equals(Page.NOBODY)) {
            return true;
        }
        if (here.contains(holder)) {
            return false;
        }
        long now = nanoTime.getAsLong();
        return now - missedSince.computeIfAbsent(holder, first -> now) >= GRACE.toNanos();
    }

    private void takeOver(CallRef call, Page page) {
        Optional<Page> now = pages.change(
                call, found -> found.map(newer -> newer.holder().equals(page.holder()) ? newer.heldBy(me) : newer));
        now.filter(taken -> taken.holder().equals(me)).ifPresent(taken -> {
            log.atInfo().addKeyValue("call", call).log("what VICIdial must be told of it is taken over");
            delivery.hold(call, taken);
        });
    }
}
