package io.viciagents.dispatcher;

import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Phase;
import io.viciagents.cluster.Lines;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatchers of an earlier version beside this one, as in an update. They tell keys with a time of their own, so a node could
 * not know that what a second ear heard is the same key, and would take it twice. Any thread.
 *
 * <p>Mutable: which of them was heard when.
 */
final class EarlierDispatchers {
    /** Four announcements missed. */
    static final Duration SILENT = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(EarlierDispatchers.class);

    private final LongSupplier nanoTime;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    EarlierDispatchers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Hears of all dispatchers from now on. */
    static EarlierDispatchers among(Lines lines) {
        EarlierDispatchers earlier = new EarlierDispatchers(System::nanoTime);
        lines.hearOfDispatchers(earlier::heard)
                .onFailure(failed -> log.atWarn()
                        .log("dispatchers of an earlier version would not be noticed: {}", failed.getMessage()));
        return earlier;
    }

    /** A dispatcher spoke. */
    void heard(DispatcherAnnouncement dispatcher) {
        if (dispatcher.keyTimes() || dispatcher.phase() == Phase.GONE) {
            heard.remove(dispatcher.dispatcher());
        } else {
            heard.put(dispatcher.dispatcher(), nanoTime.getAsLong());
        }
    }

    /** Whether one has spoken of late. */
    boolean areAbout() {
        if (heard.isEmpty()) {
            return false;
        }
        long now = nanoTime.getAsLong();
        heard.values().removeIf(at -> now - at >= SILENT.toNanos());
        return !heard.isEmpty();
    }
}
