package io.viciagents.dispatcher.outbox;

import io.viciagents.cluster.CallRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the common memory and the database together again: what was told or recorded while the database was down is
 * written into it; what stands in it and is known to nobody (all dispatchers had ended, or it is to be tried again by
 * command) is taken from it; what is told long since is forgotten. One thread; blocks.
 */
final class Reckoning {
    /** A call that is taken over from its record may record its end a second time: so long it is known as told. */
    static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** So late is nothing that somebody knows of, unless a dialer is far behind. */
    static final Duration OVERDUE = Duration.ofSeconds(30);

    private static final int MOST_OVERDUE = 200;
    private static final Logger log = LoggerFactory.getLogger(Reckoning.class);

    private final Pages pages;
    private final Ledger ledger;
    private final String me;
    private final Delivery delivery;
    private final InstantSource clock;

    Reckoning(Pages pages, Ledger ledger, String me, Delivery delivery, InstantSource clock) {
        this.pages = pages;
        this.ledger = ledger;
        this.me = me;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Looks at all pages once. */
    void look(Map<CallRef, Page> all) {
        all.forEach((call, page) -> {
            if (ledger.isUp() && (page.holder().equals(me) || page.holder().equals(Page.NOBODY))) {
                save(call, page);
            } else if (!ledger.isConfigured() && page.next().isEmpty()) {
                forget(call, page, clock.instant().minus(REMEMBERED));
            }
        });
    }

    private void save(CallRef call, Page page) {
        List<Line> saved = page.lines().stream()
                .filter(line -> !line.saved())
                .map(line -> ledger.saved(call, line))
                .filter(Line::saved)
                .toList();
        if (!saved.isEmpty() || page.next().isEmpty()) {
            pages.change(call, now -> now.map(newer -> marked(newer, saved)).flatMap(Page::left));
        }
    }

    /** A line that has changed since it was read is saved next time. */
    private static Page marked(Page page, List<Line> saved) {
        Page marked = page;
        for (Line line : saved) {
            marked = marked.changed(line.number(), now -> now.inDatabase().equals(line) ? line : now);
        }
        return marked;
    }

    private void forget(CallRef call, Page page, Instant before) {
        if (page.lines().stream().allMatch(line -> line.due().isBefore(before))) {
            pages.change(call, now -> now.filter(newer -> !newer.equals(page)));
        }
    }

    /** Takes from the database what nobody knows of. */
    void adopt() {
        for (CallRef call : ledger.overdue(clock.instant(), OVERDUE, MOST_OVERDUE)) {
            if (pages.find(call).isEmpty()) {
                adopt(call);
            }
        }
    }

    /**
     * Whoever tells the last line writes that into the database first and then removes the page. So what the database says
     * after our page stands there is true.
     */
    private void adopt(CallRef call) {
        Page ours = new Page(me, List.of());
        Optional<Page> begun = pages.change(call, found -> found.or(() -> Optional.of(ours)));
        if (!begun.equals(Optional.of(ours))) {
            return;
        }
        List<Line> lines = ledger.of(call);
        Optional<Page> page = pages.change(
                call,
                found -> found.map(now -> now.holder().equals(me) ? now.with(lines) : now)
                        .flatMap(Page::left));
        page.filter(now -> now.holder().equals(me)).ifPresent(now -> {
            log.atInfo().addKeyValue("call", call).log("what VICIdial must be told of it is taken from the database");
            delivery.hold(call, now);
        });
    }
}
