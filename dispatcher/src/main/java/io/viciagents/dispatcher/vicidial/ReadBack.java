package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees that what was written still stands a while later: VICIdial's daemons write over it up to 10 s after. Remembers since
 * when each posting has stood; after a restart it simply waits once more. Any thread.
 */
final class ReadBack {
    /** What an operator dropped is never looked at again. */
    private static final int MOST = 20_000;

    private final Duration after;
    private final InstantSource clock;
    private final Map<String, Instant> standsSince = new ConcurrentHashMap<>();

    ReadBack(Duration after, InstantSource clock) {
        this.after = after;
        this.clock = clock;
    }

    /** It was written just now. */
    Told written(Posting posting) {
        forgetOld();
        standsSince.put(key(posting), clock.instant());
        return new Told.Later(after, "written, to be read back");
    }

    /** It stands now: for good, if it has stood long enough. */
    Told stands(Posting posting, String answer) {
        forgetOld();
        Instant now = clock.instant();
        Instant since = standsSince.computeIfAbsent(key(posting), first -> now);
        Duration left = Duration.between(now, since.plus(after));
        if (left.isPositive()) {
            return new Told.Later(left, "it stands, to be read back");
        }
        standsSince.remove(key(posting));
        return new Told.Done(answer);
    }

    /** How long it has stood counts from the next look. */
    void beginAgain(Posting posting) {
        standsSince.remove(key(posting));
    }

    private void forgetOld() {
        if (standsSince.size() > MOST) {
            Instant old = clock.instant().minus(Duration.ofHours(1));
            standsSince.values().removeIf(since -> since.isBefore(old));
        }
    }

    private static String key(Posting posting) {
        return posting.call() + "#" + posting.number();
    }
}
