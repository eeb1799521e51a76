package io.viciagents.node.rtp;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts packets back in order and gives out one frame of 160 bytes each 20 ms of our own clock. Confined to one thread.
 *
 * <pre>
 *             a packet has waited for the delay
 *   waiting ------------------------------------> playing
 *      ^                                             |
 *      +---------------------------------------------+
 *        nothing came for 60 ms, or the sender paused
 * </pre>
 *
 * <p>The delay is three times the sender's observed jitter and half a frame, within bounds. It takes effect where a talkspurt
 * begins. Where packets come later than the delay allows, a guess is put in between and nothing is thrown away, so the
 * delay grows at once; where more waits than needed for a second, one frame is given up. A gap in the timestamps without
 * one in the sequence is a pause of the sender's, not a loss (Asterisk passes the other side's timestamps through, and
 * sends nothing while the caller is silent).
 */
public final class JitterBuffer {
    private static final int SLOTS = 32;
    private static final int FRAME_STEPS = 160;
    private static final long FRAME_NANOS = 20_000_000;
    private static final int STARVED_FRAMES = 3;
    private static final int OBSERVED_FRAMES = 50;

    private final long shortestNanos;
    private final long longestNanos;
    /** More than that after a burst would only be delay. */
    private final long mostWaiting;

    private final JitterListener listener;
    private final ArrivalJitter jitter = new ArrivalJitter();
    private final Slot[] slots = new Slot[SLOTS];

    private byte[] taken = new byte[0];
    private boolean begun;
    private boolean playing;
    /** The first place that may still be played, and the last that has come; those between are all that can wait. */
    private long next;

    private long highest;
    private int waiting;
    private int expectedTimestamp;
    private int starved;
    private int observed;
    private int leastWaiting = Integer.MAX_VALUE;

    /** What a frame is made of. */
    public enum Frame {
        /** A packet's payload. */
        PACKET,
        /** It should have been there: to be guessed. */
        LOST,
        /** The sender sends nothing. */
        NOTHING
    }

    /** With these bounds of the delay. */
    public JitterBuffer(Duration shortest, Duration longest, JitterListener listener) {
        this.shortestNanos = shortest.toNanos();
        this.longestNanos = longest.toNanos();
        this.mostWaiting = Math.min(SLOTS, longestNanos / FRAME_NANOS + 2);
        this.listener = listener;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Slot();
        }
    }

    /** A packet that arrived; one without audio of ours (another payload type) only holds its place. */
    public void put(long place, RtpReader packet, @Nullable ByteBuf audio, long arrivalNanos) {
        if (!begun) {
            begun = true;
            next = Math.max(0, place - SLOTS / 2);
            highest = place;
        }
        Slot slot = slots[(int) (place % SLOTS)];
        if (slot.place == place) {
            listener.count(JitterListener.Fate.DUPLICATE);
            return;
        }
        if (place < next) {
            listener.count(JitterListener.Fate.LATE);
            return;
        }
        highest = Math.max(highest, place);
        giveUpTo(highest - mostWaiting + 1);
        slot.fill(place, packet, audio, arrivalNanos);
        waiting++;
        jitter.arrived(packet.timestamp(), arrivalNanos);
    }

    /** What there is for this 20 ms. */
    public Frame take(long nowNanos) {
        if (!playing && !ready(nowNanos)) {
            return Frame.NOTHING;
        }
        dropWhatHasNoAudio();
        if (waiting == 0) {
            return starve();
        }
        Slot slot = slots[(int) (next % SLOTS)];
        if (slot.place != next) {
            return lose(nowNanos);
        }
        if (slot.timestamp != expectedTimestamp) {
            // the sender paused, or changed its clock
            playing = false;
            if (!ready(nowNanos)) {
                return Frame.NOTHING;
            }
        }
        starved = 0;
        taken = slot.payload;
        expectedTimestamp = slot.timestamp + FRAME_STEPS;
        next++;
        waiting--;
        trim();
        return Frame.PACKET;
    }

    /** The 160 bytes of the packet that was taken last; they hold until the next call of anything. */
    public byte[] payload() {
        return taken;
    }

    /** Another source: nothing that waits will be heard. */
    public void forget() {
        for (Slot slot : slots) {
            slot.place = Slot.NEVER;
        }
        begun = false;
        playing = false;
        waiting = 0;
        starved = 0;
        jitter.forget();
    }

    /** How long a packet waits at the beginning of a talkspurt. */
    public Duration delay() {
        return Duration.ofNanos(delayNanos());
    }

    private long delayNanos() {
        return Math.clamp(FRAME_NANOS / 2 + 3 * jitter.nanos(), shortestNanos, longestNanos);
    }

    /** Begins a talkspurt when its first packet has waited long enough. */
    private boolean ready(long nowNanos) {
        if (waiting == 0) {
            return false;
        }
        long place = next;
        while (slots[(int) (place % SLOTS)].place != place) {
            place++;
        }
        Slot first = slots[(int) (place % SLOTS)];
        if (nowNanos - first.arrivalNanos < delayNanos()) {
            return false;
        }
        playing = true;
        next = place;
        starved = 0;
        expectedTimestamp = first.timestamp;
        observed = 0;
        leastWaiting = Integer.MAX_VALUE;
        return true;
    }

    private void dropWhatHasNoAudio() {
        Slot slot = slots[(int) (next % SLOTS)];
        while (waiting > 0 && slot.place == next && !slot.audio) {
            next++;
            waiting--;
            slot = slots[(int) (next % SLOTS)];
        }
    }

    /** Nothing is there: it may be late, or the sender has fallen silent. */
    private Frame starve() {
        starved++;
        if (starved > STARVED_FRAMES) {
            playing = false;
            return Frame.NOTHING;
        }
        return Frame.LOST;
    }

    /** Later ones are there: this one has been overtaken, or was lost. */
    private Frame lose(long nowNanos) {
        listener.count(JitterListener.Fate.LOST);
        next++;
        expectedTimestamp += FRAME_STEPS;
        if (starved > 0) {
            // its guess has already been heard
            starved--;
            return take(nowNanos);
        }
        return Frame.LOST;
    }

    /** After a second in which more waited than the delay asks for, one frame is given up. */
    private void trim() {
        leastWaiting = Math.min(leastWaiting, waiting);
        observed++;
        if (observed >= OBSERVED_FRAMES) {
            if (leastWaiting != Integer.MAX_VALUE && leastWaiting * FRAME_NANOS > delayNanos() + FRAME_NANOS / 2) {
                giveUpTo(next + 1);
            }
            observed = 0;
            leastWaiting = Integer.MAX_VALUE;
        }
    }

    private void giveUpTo(long place) {
        while (next < place) {
            Slot slot = slots[(int) (next % SLOTS)];
            if (slot.place == next) {
                waiting--;
                listener.count(JitterListener.Fate.TRIMMED);
            }
            next++;
            expectedTimestamp += FRAME_STEPS;
        }
    }

    /** A packet that waits, or that was played and is remembered so that its duplicate is known. */
    private static final class Slot {
        static final long NEVER = -1;

        private final byte[] payload = new byte[FRAME_STEPS];
        private long place = NEVER;
        private int timestamp;
        private long arrivalNanos;
        private boolean audio;

        void fill(long place, RtpReader packet, @Nullable ByteBuf audio, long arrivalNanos) {
            this.place = place;
            this.timestamp = packet.timestamp();
            this.arrivalNanos = arrivalNanos;
            this.audio = audio != null;
            if (audio != null) {
                audio.getBytes(packet.payloadIndex(), payload);
            }
        }
    }
}
