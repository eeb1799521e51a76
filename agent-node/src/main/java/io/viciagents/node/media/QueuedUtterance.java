package io.viciagents.node.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An utterance and the place in it. Confined to the call's loop.
 *
 * <p>All its audio stays until it is over, for it may be rewound. Fewer samples than a frame wait for more, unless none
 * follow.
 */
final class QueuedUtterance implements Playout.Utterance {
    private final int sampleRate;
    private final Playout.Listener listener;
    private final List<short[]> chunks = new ArrayList<>();
    private long appended;
    private boolean complete;
    private boolean started;
    private boolean cut;

    /** The place of the next sample: in the utterance, and as chunk and index in it. */
    private long position;

    private int chunk;
    private int index;
    /** The farthest place that has been sent. */
    private long heard;

    QueuedUtterance(int sampleRate, Playout.Listener listener) {
        this.sampleRate = sampleRate;
        this.listener = listener;
    }

    @Override
    public void append(short[] samples) {
        if (!complete && !cut && samples.length > 0) {
            chunks.add(samples);
            appended += samples.length;
        }
    }

    @Override
    public void complete() {
        complete = true;
    }

    @Override
    public Duration played() {
        return Duration.ofNanos(heard * 1_000_000_000 / sampleRate);
    }

    boolean ready(int samples) {
        long left = appended - position;
        return left >= samples || (complete && left > 0);
    }

    boolean over() {
        return complete && position >= appended;
    }

    /** The next frame; the last is filled up with silence. */
    void take(short[] frame) {
        int filled = 0;
        while (filled < frame.length && chunk < chunks.size()) {
            short[] from = chunks.get(chunk);
            int some = Math.min(from.length - index, frame.length - filled);
            System.arraycopy(from, index, frame, filled, some);
            filled += some;
            index += some;
            if (index == from.length) {
                chunk++;
                index = 0;
            }
        }
        Arrays.fill(frame, filled, frame.length, (short) 0);
        position += filled;
        heard = Math.max(heard, position);
        if (!started) {
            started = true;
            listener.started();
        }
    }

    void rewind(Duration back) {
        position = Math.max(0, position - back.toMillis() * sampleRate / 1000);
        chunk = 0;
        long left = position;
        while (chunk < chunks.size() && left >= chunks.get(chunk).length) {
            left -= chunks.get(chunk).length;
            chunk++;
        }
        index = (int) left;
    }

    void finished() {
        listener.finished();
    }

    void cut() {
        cut = true;
        listener.cut(played());
    }
}
