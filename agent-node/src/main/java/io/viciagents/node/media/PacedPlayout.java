package io.viciagents.node.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The queue of utterances of one call, from which the session takes a frame every 20 ms. Confined to the call's loop.
 *
 * <p>A frame holds sound of one utterance only. {@code hold} while nothing is queued does nothing.
 */
final class PacedPlayout implements Playout {
    private final int sampleRate;
    private final ArrayDeque<QueuedUtterance> queue = new ArrayDeque<>();
    private FrameTap tap = samples -> {};
    private boolean held;

    PacedPlayout(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    @Override
    public Utterance play(Listener listener) {
        QueuedUtterance utterance = new QueuedUtterance(sampleRate, listener);
        queue.add(utterance);
        return utterance;
    }

    @Override
    public void hold() {
        held = !queue.isEmpty();
    }

    @Override
    public void resume(Duration rewind) {
        if (held) {
            held = false;
            queue.element().rewind(rewind);
        }
    }

    @Override
    public void flush() {
        held = false;
        QueuedUtterance[] cut = queue.toArray(QueuedUtterance[]::new);
        queue.clear();
        for (QueuedUtterance utterance : cut) {
            utterance.cut();
        }
    }

    @Override
    public void tap(FrameTap tap) {
        this.tap = tap;
    }

    @Override
    public boolean busy() {
        return !queue.isEmpty();
    }

    /** Fills in the next frame: true if there is sound in it, else it is silence. */
    boolean next(short[] frame) {
        finishWhatIsOver();
        QueuedUtterance head = held ? null : queue.peek();
        if (head == null || !head.ready(frame.length)) {
            Arrays.fill(frame, (short) 0);
            return false;
        }
        head.take(frame);
        tap.sent(frame);
        return true;
    }

    /** The frame has gone out: tells utterances whose last it was. */
    void sent() {
        if (!held) {
            finishWhatIsOver();
        }
    }

    private void finishWhatIsOver() {
        while (!held && !queue.isEmpty() && queue.element().over()) {
            queue.remove().finished();
        }
    }
}
