package io.viciagents.node.conversation;

import io.viciagents.node.media.MediaSession;
import io.viciagents.node.media.Playout;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A call's audio without a network: frames come when the test says so, and what is played is counted. */
final class FakeMedia implements MediaSession, Playout {
    private final Deque<Playing> queue = new ArrayDeque<>();
    private FrameListener listener = (samples, source) -> {};
    private FrameTap tap = samples -> {};
    private boolean held;

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
    public void close() {
        queue.clear();
    }

    @Override
    public Utterance play(Listener next) {
        Playing playing = new Playing(next);
        queue.add(playing);
        return playing;
    }

    @Override
    public void hold() {
        held = !queue.isEmpty();
    }

    @Override
    public void resume(Duration rewind) {
        if (held) {
            held = false;
            queue.element().position = Math.max(0, queue.element().position - (int) rewind.toMillis() * 8);
        }
    }

    @Override
    public void flush() {
        held = false;
        List<Playing> cut = List.copyOf(queue);
        queue.clear();
        cut.forEach(playing -> playing.listener.cut(playing.played()));
    }

    @Override
    public void tap(FrameTap next) {
        tap = next;
    }

    @Override
    public boolean busy() {
        return !queue.isEmpty();
    }

    /** Whether the caller hears something now. */
    boolean sounding() {
        return !held && !queue.isEmpty() && queue.element().position < queue.element().appended;
    }

    /** 20 ms go by, in which the caller makes this sound. */
    void tick(int amplitude) {
        finish();
        if (sounding()) {
            queue.element().play();
            tap.sent(new short[] {(short) 7});
        }
        finish();
        short[] samples = new short[160];
        java.util.Arrays.fill(samples, (short) amplitude);
        listener.frame(samples, amplitude == 0 ? Source.NOTHING : Source.PACKET);
    }

    private void finish() {
        while (!held && !queue.isEmpty() && queue.element().over()) {
            queue.remove().listener.finished();
        }
    }

    private static final class Playing implements Utterance {
        private final Listener listener;
        private int appended;
        private int position;
        private int heard;
        private boolean complete;
        private boolean started;

        private Playing(Listener listener) {
            this.listener = listener;
        }

        private boolean over() {
            return complete && position >= appended;
        }

        private void play() {
            position += 160;
            heard = Math.max(heard, position);
            if (!started) {
                started = true;
                listener.started();
            }
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
            return Duration.ofMillis(heard / 8);
        }
    }
}
