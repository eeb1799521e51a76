package io.viciagents.node.media;

import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Beats time for the calls of one loop: every 20 ms on an absolute clock, in ten shifts of 2 ms, so that a thousand
 * packets do not go out as one burst, yet each shift's packets leave in few system calls. Confined to the loop.
 *
 * <p>Late beats are made up for one by one only while they are of the running 20 ms. After a longer stall the missed
 * frames are left out: their numbers are skipped, so timestamps made from them stay true.
 */
final class Pacer {
    /** Of a frame. */
    static final Duration PERIOD = Duration.ofMillis(20);

    private static final int SHIFTS = 10;
    private static final long SHIFT_NANOS = PERIOD.toNanos() / SHIFTS;

    private final Timers timers;
    private final Listener listener;
    private final long epochNanos;
    private final List<List<Paced>> shifts = new ArrayList<>();
    /** The next beat since the epoch; its shift is the remainder by {@link #SHIFTS}. */
    private long beat;

    private boolean beating;

    /** Somebody who does something every 20 ms. */
    interface Paced {
        /**
         * Does it.
         *
         * @param frame grows by one every 20 ms of the clock, whether a frame was called or not
         * @return whether there is a next time
         */
        boolean frame(long frame, long nowNanos);
    }

    /** Hears of the beats themselves. */
    interface Listener {
        /** There are calls again. */
        void begins();

        /** The last call has gone. */
        void rests();

        /** Some calls had their frames: what they wrote is to leave now. */
        void shiftDone();

        /** The loop stood still for so long; told before anybody's next frame. */
        void stalled(Duration late);
    }

    Pacer(Timers timers, Listener listener) {
        this.timers = timers;
        this.listener = listener;
        this.epochNanos = timers.nanoTime();
        for (int i = 0; i < SHIFTS; i++) {
            shifts.add(new ArrayList<>());
        }
    }

    /** From now on, in the emptiest shift; the first frame comes within 20 ms. */
    void add(Paced paced) {
        if (!beating) {
            beat = dueBeat() + 1;
            beating = true;
            listener.begins();
        }
        long emptiest = beat;
        for (long candidate = beat; candidate < beat + SHIFTS; candidate++) {
            if (shift(candidate).size() < shift(emptiest).size()) {
                emptiest = candidate;
            }
        }
        boolean first = shifts.stream().allMatch(List::isEmpty);
        shift(emptiest).add(paced);
        if (first) {
            beat = emptiest;
            await();
        }
    }

    private void beat() {
        long due = dueBeat();
        if (due - beat >= SHIFTS) {
            listener.stalled(Duration.ofNanos((due - beat) * SHIFT_NANOS));
            beat = due - SHIFTS + 1;
        }
        long now = timers.nanoTime();
        while (beat <= due) {
            run(shift(beat), beat / SHIFTS, now);
            beat++;
        }
        listener.shiftDone();
        beating = skipEmptyShifts();
        if (beating) {
            await();
        } else {
            listener.rests();
        }
    }

    private static void run(List<Paced> shift, long frame, long now) {
        int i = 0;
        while (i < shift.size()) {
            if (shift.get(i).frame(frame, now)) {
                i++;
            } else {
                Paced last = shift.removeLast();
                if (i < shift.size()) {
                    shift.set(i, last);
                }
            }
        }
    }

    private boolean skipEmptyShifts() {
        for (int i = 0; i < SHIFTS; i++) {
            if (!shift(beat).isEmpty()) {
                return true;
            }
            beat++;
        }
        return false;
    }

    private void await() {
        long wait = epochNanos + beat * SHIFT_NANOS - timers.nanoTime();
        timers.after(Duration.ofNanos(Math.max(0, wait)), this::beat);
    }

    private List<Paced> shift(long beat) {
        return shifts.get((int) (beat % SHIFTS));
    }

    private long dueBeat() {
        return Math.floorDiv(timers.nanoTime() - epochNanos, SHIFT_NANOS);
    }
}
