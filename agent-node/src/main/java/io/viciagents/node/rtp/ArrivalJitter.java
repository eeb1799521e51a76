package io.viciagents.node.rtp;

/** The interarrival jitter of a source (RFC 3550, 6.4.1 and A.8), in nanoseconds. Confined to one thread. */
final class ArrivalJitter {
    /** A step of the 8 kHz clock that all our formats have. */
    static final long STEP_NANOS = 125_000;

    /** A difference of more than half a second is a source that changed its clock or fell silent, not jitter. */
    private static final long IMPLAUSIBLE_NANOS = 500_000_000;

    private boolean begun;
    private long lastArrivalNanos;
    private int lastTimestamp;
    private double jitterNanos;

    void arrived(int timestamp, long arrivalNanos) {
        if (begun) {
            long sent = (timestamp - lastTimestamp) * STEP_NANOS;
            long deviation = Math.abs(arrivalNanos - lastArrivalNanos - sent);
            if (deviation < IMPLAUSIBLE_NANOS) {
                jitterNanos += (deviation - jitterNanos) / 16;
            }
        }
        begun = true;
        lastArrivalNanos = arrivalNanos;
        lastTimestamp = timestamp;
    }

    long nanos() {
        return (long) jitterNanos;
    }

    void forget() {
        begun = false;
    }
}
