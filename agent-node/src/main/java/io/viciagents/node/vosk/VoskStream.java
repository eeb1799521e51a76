package io.viciagents.node.vosk;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One call's ear. What the call's loop tells is done in order on a thread of the recogniser's, one piece after the other.
 *
 * <p>Only turns are decoded, with 300 ms before them. Each {@link #speechStarted} is answered by one result after
 * {@link #speechEnded}, unless the stream fails. When the decoder is more than four seconds behind, frames are thrown away:
 * a loop that waits would silence all calls. Mutable: on the loop whether a turn runs, on the recogniser's thread the decoder
 * and the words.
 */
final class VoskStream implements RecognitionStream {
    private static final int PRE_ROLL = 15;
    private static final int MOST_WAITING = 200;
    private static final int FRAMES_BETWEEN_INTERIMS = 7;

    private final Supplier<Decoder> decoders;
    private final Executor threads;
    private final RecognitionListener listener;
    private final Deque<short[]> preRoll = new ArrayDeque<>();
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private State state = State.QUIET;
    private Optional<Decoder> decoder = Optional.empty();
    private String words = "";
    private String told = "";
    private int heard;
    private volatile boolean over;

    VoskStream(Supplier<Decoder> decoders, Executor threads, RecognitionListener listener) {
        this.decoders = decoders;
        this.threads = threads;
        this.listener = listener;
    }

    @Override
    public void frame(short[] samples) {
        switch (state) {
            case QUIET -> {
                preRoll.add(samples.clone());
                if (preRoll.size() > PRE_ROLL) {
                    preRoll.remove();
                }
            }
            case IN_A_TURN -> {
                if (waiting.get() < MOST_WAITING) {
                    short[] frame = samples.clone();
                    then(() -> hear(frame));
                }
            }
        }
    }

    @Override
    public void speechStarted() {
        if (state == State.QUIET) {
            state = State.IN_A_TURN;
            preRoll.forEach(frame -> then(() -> hear(frame)));
            preRoll.clear();
        }
    }

    @Override
    public void speechEnded() {
        if (state == State.IN_A_TURN) {
            state = State.QUIET;
            then(this::finish);
        }
    }

    @Override
    public void close() {
        over = true;
        state = State.QUIET;
        then(() -> {
            decoder.ifPresent(Decoder::close);
            decoder = Optional.empty();
        });
    }

    private void then(Runnable piece) {
        work.add(piece);
        if (waiting.getAndIncrement() == 0) {
            threads.execute(this::workOff);
        }
    }

    private void workOff() {
        do {
            Optional.ofNullable(work.poll()).ifPresent(this::run);
        } while (waiting.decrementAndGet() > 0);
    }

    private void run(Runnable piece) {
        try {
            piece.run();
        } catch (RuntimeException broken) {
            if (!over) {
                over = true;
                listener.failed(Failure.here("Vosk failed: " + broken.getMessage()));
            }
        }
    }

    private void hear(short[] frame) {
        if (over) {
            return;
        }
        if (decoder.isEmpty()) {
            decoder = Optional.of(decoders.get());
        }
        add(decoder.get().hear(frame));
        heard++;
        if (heard % FRAMES_BETWEEN_INTERIMS == 0) {
            String now = (words + " " + decoder.get().partial()).strip();
            if (!now.isEmpty() && !now.equals(told)) {
                told = now;
                listener.interim(now);
            }
        }
    }

    private void add(String finished) {
        words = (words + " " + finished).strip();
    }

    private void finish() {
        if (over) {
            return;
        }
        decoder.ifPresent(open -> add(open.finish()));
        String all = words;
        words = "";
        told = "";
        heard = 0;
        listener.result(all);
    }

    private enum State {
        QUIET,
        IN_A_TURN
    }
}
