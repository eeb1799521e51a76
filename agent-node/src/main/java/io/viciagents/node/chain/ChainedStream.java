package io.viciagents.node.chain;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.util.List;
import java.util.Optional;

/**
 * One call's ear, whoever listens. A failure comes on any thread and is noted; with the next frame, at most 20 ms later, the
 * call's loop opens the next of the chain and gives it what it must know of the running turn. When the last has failed too, the
 * stream has. Confined to the call's loop. Mutable: who listens.
 */
final class ChainedStream implements RecognitionStream {
    private final List<Link<Recogniser>> ears;
    private final RecognitionRequest request;
    private final RecognitionListener listener;
    private final ChainMeters meters;
    private final RunningTurn turn = new RunningTurn();
    private Ear ear;
    private int index;

    ChainedStream(
            List<Link<Recogniser>> ears, RecognitionRequest request, RecognitionListener listener, ChainMeters meters) {
        this.ears = ears;
        this.request = request;
        this.listener = listener;
        this.meters = meters;
        this.ear = opened();
    }

    private Ear opened() {
        Ear fresh = new Ear(listener, index + 1 == ears.size());
        fresh.stream = Optional.of(ears.get(index).provider().open(request, fresh));
        return fresh;
    }

    @Override
    public void frame(short[] samples) {
        if (ear.told) {
            ear.told = false;
            turn.told();
        }
        while (ear.failed && index + 1 < ears.size()) {
            takeOver();
        }
        turn.frame(samples);
        ear.stream.ifPresent(stream -> stream.frame(samples));
    }

    private void takeOver() {
        ear.close();
        meters.fellBack(ears.get(index).name(), ears.get(index + 1).name());
        index++;
        ear = opened();
        ear.stream.ifPresent(turn::replay);
    }

    @Override
    public void speechStarted() {
        turn.started();
        ear.stream.ifPresent(RecognitionStream::speechStarted);
    }

    @Override
    public void speechEnded() {
        turn.ended();
        ear.stream.ifPresent(RecognitionStream::speechEnded);
    }

    @Override
    public void close() {
        ear.close();
    }

    /** One ear of the chain. Its failure is told only when it is the last. Told on any thread. */
    private static final class Ear implements RecognitionListener {
        private final RecognitionListener listener;
        private final boolean last;
        private Optional<RecognitionStream> stream = Optional.empty();
        private volatile boolean failed;
        private volatile boolean closed;
        private volatile boolean told;

        private Ear(RecognitionListener listener, boolean last) {
            this.listener = listener;
            this.last = last;
        }

        private void close() {
            closed = true;
            stream.ifPresent(RecognitionStream::close);
        }

        @Override
        public void interim(String words) {
            if (!closed) {
                listener.interim(words);
            }
        }

        @Override
        public void result(String words) {
            if (!closed) {
                told = true;
                listener.result(words);
            }
        }

        @Override
        public void turn(Turn now) {
            if (!closed) {
                listener.turn(now);
            }
        }

        @Override
        public void failed(Failure failure) {
            failed = true;
            if (last && !closed) {
                listener.failed(failure);
            }
        }
    }
}
