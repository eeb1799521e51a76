package io.viciagents.node.media;

import java.time.Duration;

/**
 * What the caller hears: a queue of utterances, sent one frame every 20 ms on an absolute clock. Confined to the call's
 * loop.
 *
 * <p>It is the truth about what was heard: each frame knows its utterance and its place in it.
 *
 * <pre>
 *            play                 hold
 *   silent --------> speaking &lt;--------> held
 *      ^                |       resume     |
 *      +----------------+------------------+
 *         all played, or flush
 * </pre>
 */
public interface Playout {
    /** Queues an utterance behind those that wait. Audio may be appended while it is being played. */
    Utterance play(Listener listener);

    /** Falls silent at the next frame; the queue and the place in it stay. */
    void hold();

    /** Speaks on from {@code rewind} before the place where it was held, but not from before its utterance. */
    void resume(Duration rewind);

    /** Forgets all that waits. Each utterance in the queue is told that it was cut. */
    void flush();

    /** Gives a copy of every frame that is sent to {@code tap}: what a recording keeps of the agent. The next replaces it. */
    void tap(FrameTap tap);

    /** Whether anything is being played or waits; true while held. */
    boolean busy();

    /** An utterance in the queue. */
    interface Utterance {
        /** More audio, of any length, at the session's sample rate; the array is the playout's from now on. */
        void append(short[] samples);

        /** No more audio follows: when what is there has been played, the utterance is over. */
        void complete();

        /** How much of it has been sent so far. */
        Duration played();
    }

    /** What becomes of an utterance. */
    interface Listener {
        /** Its first frame goes out in this tick. */
        void started();

        /** It ended: all of it was sent. */
        void finished();

        /**
         * It was flushed.
         *
         * @param played how much of it had been sent
         */
        void cut(Duration played);
    }

    /** Hears what the caller is sent. */
    interface FrameTap {
        /**
         * 20 ms of an utterance, in the tick in which they are sent. Nothing is told for silence.
         *
         * @param samples 16-bit linear; only valid during the call
         */
        void sent(short[] samples);
    }
}
