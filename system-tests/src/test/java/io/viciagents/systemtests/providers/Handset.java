package io.viciagents.systemtests.providers;

import io.viciagents.node.media.MediaSession;
import io.viciagents.node.media.Playout;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A callee's telephone without a network: what is played goes by frame by frame. Confined to the test's thread. */
final class Handset implements MediaSession, Playout {
    private static final int FRAME = 160;

    private final Deque<Playing> queue = new ArrayDeque<>();
    private FrameListener listener = (samples, source) -> {};
    private boolean held;

    /** 20 ms go by, in which the callee makes this sound. */
    void tick(short[] samples, Source source) {
        finish();
        if (sounding()) {
            queue.element().play();
        }
        finish();
        listener.frame(samples, source);
    }

    boolean sounding() {
        return !held && !queue.isEmpty() && queue.element().position < queue.element().appended;
    }

    private void finish() {
        while (!held && !queue.isEmpty() && queue.element().over()) {
            queue.remove().heard.finished();
        }
    }

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public void listen(FrameListener next) {
        listener = next;
    }

    @Override
    public Playout playout() {
        return this;
    }

    @Override
    public Utterance play(Listener heard) {
        Playing playing = new Playing(heard);
        queue.add(playing);
        return playing;
    }

    @Override
    public void hold() {
        held = !queue.isEmpty();
    }

    @Override
    public void resume(Duration rewind) {
        held = false;
    }

    @Override
    public void flush() {
        held = false;
        List<Playing> cut = List.copyOf(queue);
        queue.clear();
        cut.forEach(playing -> playing.heard.cut(playing.played()));
    }

    @Override
    public void tap(FrameTap tap) {
        // Nothing is recorded.
    }

    @Override
    public boolean busy() {
        return !queue.isEmpty();
    }

    @Override
    public void close() {
        queue.clear();
    }

    private static final class Playing implements Utterance {
        private final Listener heard;
        private int appended;
        private int position;
        private boolean complete;

        private Playing(Listener heard) {
            this.heard = heard;
        }

        private boolean over() {
            return complete && position >= appended;
        }

        private void play() {
            if (position == 0) {
                heard.started();
            }
            position += FRAME;
        }

        @Override
        public void append(short[] samples) {
            appended += samples.length;
        }

        @Override
        public void complete() {
            complete = true;
        }

        @Override
        public Duration played() {
            return Duration.ofMillis(position / 8);
        }
    }
}
