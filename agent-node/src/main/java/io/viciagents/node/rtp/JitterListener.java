package io.viciagents.node.rtp;

/** Counts what becomes of packets in a {@link JitterBuffer}. */
public interface JitterListener {
    /** Something happened to one packet. */
    void count(Fate fate);

    /** What may happen to a packet besides being heard. */
    enum Fate {
        /** It never came, or not in time: its place was filled with a guess. */
        LOST,
        /** It came after its place had been passed. */
        LATE,
        /** It had come before. */
        DUPLICATE,
        /** It was given up so that the delay of the rest shrinks. */
        TRIMMED
    }
}
