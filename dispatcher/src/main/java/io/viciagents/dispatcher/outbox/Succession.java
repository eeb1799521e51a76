package io.viciagents.dispatcher.outbox;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the pages of dispatchers that are gone, and removes those that are told long since. Looks through all pages:
 * now and then, on one thread. Blocks.
 *
 * <p>A holder counts as gone when it has not been a member for {@link #GRACE} by our own monotonic clock: what it had
 * begun when it was cut off is over by then, for a clerk's requests have shorter limits.
 */
final class Succession {
    static final Duration GRACE = Duration.ofSeconds(15);

    /** A call that is taken over from its record may record its end a second time: so long it is known as told. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Succession.class);

    private final Pages pages;
    private final String me;
    private final Supplier<Set<String>> members;
    private final Delivery delivery;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Map<String, Long> missedSince = new HashMap<>();

    /**
     * @param members the dispatchers that this one sees, by id
     * @param nanoTime a clock that never steps
     */
    Succession(
            Pages pages,
            String me,
            Supplier<Set<String>> members,
            Delivery delivery,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.pages = pages;
        this.me = me;
        this.members = members;
        this.delivery = delivery;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Looks once. Does nothing while the common memory cannot be used. */
    void look() {
        Set<String> here = members.get();
        missedSince.keySet().removeIf(here::contains);
        try {
            pages.all().forEach((call, page) -> look(call, page, here));
        } catch (SharedEntries.Unavailable notNow) {
            log.atDebug().log("nothing is taken over now: {}", notNow.getMessage());
        }
    }

    private void look(CallRef call, Page page, Set<String> here) {
        if (page.next().isEmpty()) {
            if (toldBefore(page, clock.instant().minus(REMEMBERED))) {
                pages.change(call, now -> now.filter(newer -> !newer.equals(page)));
            }
        } else if (page.holder().equals(me)) {
            delivery.hold(call, page);
        } else if (isGone(page.holder(), here)) {
            takeOver(call, page);
        }
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

    private static boolean toldBefore(Page page, Instant time) {
        return page.lines().stream().allMatch(line -> line.due().isBefore(time));
    }
}
