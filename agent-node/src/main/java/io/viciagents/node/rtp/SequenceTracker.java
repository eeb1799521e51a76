package io.viciagents.node.rtp;

/**
 * Lengthens the 16-bit sequence of a source so that it no longer wraps, and tells a restart from a stray packet (RFC 3550,
 * A.1). Confined to one thread.
 *
 * <p>A packet far from its fellows is refused; when the very next packet follows upon it, the source has started anew.
 */
public final class SequenceTracker {
    private static final int CYCLE = 1 << 16;
    /** A gap of a minute at 50 packets a second is still a gap. */
    private static final int WIDEST_GAP = 3000;
    /** What comes by two seconds too late is not of this stretch. */
    private static final int LATEST = 100;

    private boolean begun;
    private long highest;
    private long extended;
    private int afterStray = -1;

    /** How a packet fits to those before. */
    public enum Fit {
        /** In order or out of it, early or late, but of this stretch: {@link #extended} is its place. */
        FITS,
        /** A new stretch begins here: nothing that was expected will come. {@link #extended} starts anew. */
        STARTS_ANEW,
        /** Not of this stretch; to be dropped. */
        STRAY
    }

    /** The next packet's sequence, 0 to 65535. */
    public Fit place(int sequence) {
        int ahead = (short) (sequence - (int) highest);
        if (begun && ahead > -LATEST && ahead < WIDEST_GAP) {
            afterStray = -1;
            extended = highest + ahead;
            highest = Math.max(highest, extended);
            return Fit.FITS;
        }
        if (begun && sequence != afterStray) {
            afterStray = (sequence + 1) & (CYCLE - 1);
            return Fit.STRAY;
        }
        startAnew(sequence);
        return Fit.STARTS_ANEW;
    }

    /** The place of the last packet that was not stray: never wraps, never below 0. */
    public long extended() {
        return extended;
    }

    /** Another source: whatever comes next starts anew. */
    public void forget() {
        begun = false;
    }

    private void startAnew(int sequence) {
        begun = true;
        afterStray = -1;
        // one cycle up, so that packets from before the wrap have room below
        highest = (long) CYCLE + sequence;
        extended = highest;
    }
}
