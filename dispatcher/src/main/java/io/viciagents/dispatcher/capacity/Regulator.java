package io.viciagents.dispatcher.capacity;

import io.viciagents.dispatcher.capacity.Lines.Open;
import io.viciagents.dispatcher.capacity.Lines.Paused;
import io.viciagents.dispatcher.capacity.Lines.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When one entry is told new lines. A pause goes out at once, and so does its end when a command ended it; fewer lines after
 * the interval; more lines only when they have been possible for a while, and then the fewest of that while: calls that end
 * and begin do not make lines go up and down.
 *
 * <pre>
 *   Unknown -- due --&gt; telling -- told --&gt; Told -- due --&gt; telling ...
 *      ^                  |
 *      +---- failed ------+   (again after the interval, doubled each time)
 * </pre>
 *
 * <p>Times are nanoseconds of a clock that never steps. Confined to the capacity's context.
 */
final class Regulator {
    private static final int MOST_DOUBLINGS = 5;
    /** An Asterisk that is not connected yet, and nodes that have not found us yet, are no outage. */
    private static final Duration STARTING = Duration.ofSeconds(5);

    private final CapacitySettings settings;
    private final long begun;
    /** Nothing while it is not known what VICIdial has. */
    private @Nullable Lines told;

    private boolean telling;
    private boolean everTried;
    private long at;
    private int failures;
    /** Since when more than was told has been possible, without a break; nothing while it is not. */
    private @Nullable Rise rise;

    /**
     * @param now since when the entry is ours
     */
    Regulator(CapacitySettings settings, long now) {
        this.settings = settings;
        this.begun = now;
    }

    /** What VICIdial is to be told now; from then on it is being told. */
    Optional<Lines> due(Lines wanted, long now) {
        if (told instanceof Paused && wanted instanceof Paused) {
            told = wanted;
        }
        watch(wanted, now);
        if (telling) {
            return Optional.empty();
        }
        Optional<Lines> due = change(wanted, now);
        due.ifPresent(lines -> {
            telling = true;
            everTried = true;
            at = now;
        });
        return due;
    }

    private Optional<Lines> change(Lines wanted, long now) {
        if (told == null) {
            return Optional.of(wanted)
                    .filter(lines ->
                            everTried ? passed(patience(), now) : lines instanceof Open || isStarted(lines, now));
        }
        return switch (wanted) {
            case Paused paused when told instanceof Open -> Optional.of(paused);
            case Open open when told instanceof Paused(Reason reason) && reason == Reason.COMMAND -> Optional.of(open);
            case Lines fewer
            when fewer.count() < told.count() -> Optional.of(fewer).filter(lines -> passed(settings.interval(), now));
            case Lines more when more.count() > told.count() -> risen(now);
            case Lines same -> Optional.of(same).filter(lines -> passed(settings.repeat(), now));
        };
    }

    private boolean isStarted(Lines lines, long now) {
        return lines.equals(new Paused(Reason.COMMAND)) || now - begun >= STARTING.toNanos();
    }

    private Optional<Lines> risen(long now) {
        return Optional.ofNullable(rise)
                .filter(known -> now - known.since() >= settings.raiseAfter().toNanos())
                .filter(known -> passed(settings.interval(), now))
                .map(known -> new Open(known.least()));
    }

    private void watch(Lines wanted, long now) {
        if (told == null || wanted.count() <= told.count()) {
            rise = null;
        } else {
            rise = rise == null ? new Rise(now, wanted.count()) : rise.and(wanted.count());
        }
    }

    /** VICIdial has taken it. */
    void told(Lines lines) {
        telling = false;
        failures = 0;
        told = lines;
        rise = null;
    }

    /** Nobody knows what VICIdial has now. */
    void failed() {
        telling = false;
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        told = null;
        rise = null;
    }

    boolean isFailing() {
        return failures > 0;
    }

    /** What was told last, if VICIdial took it. */
    Optional<Lines> told() {
        return Optional.ofNullable(told);
    }

    private Duration patience() {
        return settings.interval().multipliedBy(1L << failures);
    }

    private boolean passed(Duration time, long now) {
        return now - at >= time.toNanos();
    }

    private record Rise(long since, int least) {
        Rise and(int count) {
            return new Rise(since, Math.min(least, count));
        }
    }
}
