package io.viciagents.systemtests.audio;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * One side of a call on a true time line: 8 samples a millisecond since the line's zero, silence where nothing was put.
 * The receiving thread writes, a test's thread reads, hence the lock; it is held for microseconds.
 */
public final class SoundTrack {
    private static final long NANOS_A_SAMPLE = 125_000;
    /** Packets within this of where they are due follow on without a seam: arrival jitters, sound does not. */
    private static final int SEAM_SAMPLES = 60 * 8;

    private static final int STEP = 40;
    private static final double SOUND = 200;

    private final long zeroNanos;
    private short[] samples = new short[8000];
    private int end;
    private int soundEnd;

    /** @param zeroNanos of {@link System#nanoTime}, when the line begins */
    public SoundTrack(long zeroNanos) {
        this.zeroNanos = zeroNanos;
    }

    /** Puts what arrived at this moment; it sounds from then on, or right after what came before. */
    public synchronized void put(long nanos, short[] arrived) {
        int due = Math.max(0, index(nanos));
        int at = Math.abs(due - end) <= SEAM_SAMPLES ? end : Math.max(due, end);
        if (at + arrived.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(samples.length * 2, at + arrived.length));
        }
        System.arraycopy(arrived, 0, samples, at, arrived.length);
        for (int i = 0; i < arrived.length; i += STEP) {
            if (sounds(at + i)) {
                soundEnd = at + i + STEP;
            }
        }
        end = at + arrived.length;
    }

    /** When sound was first there after this moment. */
    public synchronized Optional<Long> soundAfter(long nanos) {
        int from = Math.max(0, index(nanos));
        for (int at = from; at < end; at += STEP) {
            if (sounds(at)) {
                return Optional.of(nanos(at));
            }
        }
        return Optional.empty();
    }

    /** When, after this moment, a silence of at least this length began; empty when none has by now. */
    public synchronized Optional<Long> silenceAfter(long nanos, Duration length) {
        int wanted = (int) (length.toNanos() / NANOS_A_SAMPLE);
        int quietSince = Math.max(0, index(nanos));
        for (int at = quietSince; at < end; at += STEP) {
            if (sounds(at)) {
                quietSince = at + STEP;
            } else if (at + STEP - quietSince >= wanted) {
                return Optional.of(nanos(quietSince));
            }
        }
        return Optional.empty();
    }

    /** The longest silence between two moments. */
    public synchronized Duration longestSilence(long fromNanos, long untilNanos) {
        int longest = 0;
        int quietSince = Math.max(0, index(fromNanos));
        int until = Math.min(end, index(untilNanos));
        for (int at = quietSince; at < until; at += STEP) {
            if (sounds(at)) {
                quietSince = at + STEP;
            }
            longest = Math.max(longest, at + STEP - quietSince);
        }
        return Duration.ofNanos(longest * NANOS_A_SAMPLE);
    }

    /** When sound last ended before this moment; the line's zero when there was none. */
    public synchronized long soundBefore(long nanos) {
        for (int at = Math.min(end, Math.max(0, index(nanos))) - STEP; at >= 0; at -= STEP) {
            if (sounds(at)) {
                return nanos(at + STEP);
            }
        }
        return zeroNanos;
    }

    /** When the last sound ended; the line's zero when there was none. */
    public synchronized long soundEndedNanos() {
        return nanos(soundEnd);
    }

    /** Whether this tone has sounded without a break for so long up to this moment. */
    public boolean hasTone(double hertz, Duration length, long untilNanos) {
        long from = untilNanos - length.toNanos();
        return from >= zeroNanos && Tone.isIn(between(from, untilNanos), hertz);
    }

    /** What sounded between two moments. */
    public synchronized short[] between(long fromNanos, long untilNanos) {
        int from = Math.clamp(index(fromNanos), 0, samples.length);
        int until = Math.clamp(index(untilNanos), from, samples.length);
        return Arrays.copyOfRange(samples, from, until);
    }

    /** All of it. */
    synchronized short[] all() {
        return Arrays.copyOf(samples, end);
    }

    private boolean sounds(int at) {
        double sum = 0;
        int until = Math.min(at + STEP, samples.length);
        for (int i = at; i < until; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum > SOUND * SOUND * STEP;
    }

    private int index(long nanos) {
        return Math.clamp(Math.floorDiv(nanos - zeroNanos, NANOS_A_SAMPLE), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private long nanos(int index) {
        return zeroNanos + index * NANOS_A_SAMPLE;
    }
}
