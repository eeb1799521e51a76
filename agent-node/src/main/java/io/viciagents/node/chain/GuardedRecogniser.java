package io.viciagents.node.chain;

import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A recogniser behind its gate. An ear that was given two turns in a row with enough voice in them, and told nothing of either,
 * not even that it understood nothing, has failed: it hangs, and nobody else would notice. The time is counted in frames, of
 * which each is 20 ms. Any thread; each stream is confined to its call's loop.
 */
final class GuardedRecogniser implements Recogniser {
    private static final int FRAMES_A_SECOND = 50;
    /** A turn of 1.2 s with the pause that ended it: what is shorter may have been a noise, of which nobody tells anything. */
    private static final int ENOUGH_VOICE = 60;

    private static final int TURNS_UNHEARD = 2;

    private final Recogniser recogniser;
    private final Gate gate;
    private final Bills bills;

    GuardedRecogniser(Recogniser recogniser, Gate gate, Bills bills) {
        this.recogniser = recogniser;
        this.gate = gate;
        this.bills = bills;
    }

    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        Optional<Failure> refused = gate.enter();
        if (refused.isPresent()) {
            listener.failed(refused.get());
            return new Deaf();
        }
        Watched watched = new Watched(request.call(), listener);
        return new Watch(request.call(), watched, recogniser.open(request, watched));
    }

    /** For how many more calls: a stream lasts as long as its call. */
    int room() {
        return gate.room();
    }

    private static Duration frames(long count) {
        return Duration.ofMillis(20 * count);
    }

    /** What the stream tells, on its way to whoever listens; the end of it is told once. Any thread. */
    private final class Watched implements RecognitionListener {
        private final String call;
        private final RecognitionListener listener;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile boolean told;

        private Watched(String call, RecognitionListener listener) {
            this.call = call;
            this.listener = listener;
        }

        @Override
        public void interim(String words) {
            told = true;
            if (!over.get()) {
                listener.interim(words);
            }
        }

        @Override
        public void result(String words) {
            told = true;
            if (!over.get()) {
                listener.result(words);
            }
        }

        @Override
        public void turn(Turn now) {
            told = true;
            if (!over.get()) {
                listener.turn(now);
            }
        }

        @Override
        public void failed(Failure failure) {
            if (over.compareAndSet(false, true)) {
                gate.failed(Duration.ZERO, failure);
                bills.failed(call);
                listener.failed(failure);
            }
        }
    }

    /** A stream under watch. Confined to the call's loop. Mutable: the counts of frames. */
    private final class Watch implements RecognitionStream {
        private final String call;
        private final Watched watched;
        private final RecognitionStream stream;
        private long frames;
        private long paid;
        private long turnBegan;
        private long turnLasted;
        private int unheard;

        private Watch(String call, Watched watched, RecognitionStream stream) {
            this.call = call;
            this.watched = watched;
            this.stream = stream;
        }

        @Override
        public void frame(short[] samples) {
            frames++;
            stream.frame(samples);
            if (frames - paid == FRAMES_A_SECOND) {
                pay();
            }
        }

        private void pay() {
            bills.charge(call, gate.charged(gate.prices().ofSeconds((frames - paid) / (double) FRAMES_A_SECOND)));
            paid = frames;
        }

        @Override
        public void speechStarted() {
            judge();
            turnBegan = frames;
            turnLasted = 0;
            watched.told = false;
            stream.speechStarted();
        }

        /** By the time that the next turn begins, something must have been told of this one. */
        private void judge() {
            if (watched.told) {
                unheard = 0;
            } else if (turnLasted >= ENOUGH_VOICE) {
                unheard++;
            }
            if (unheard == TURNS_UNHEARD) {
                watched.failed(new Failure(
                        Kind.SILENT,
                        "the recogniser " + gate.name() + " told nothing of two turns, in "
                                + frames(frames - turnBegan).toMillis() + " ms."));
            }
        }

        @Override
        public void speechEnded() {
            turnLasted = frames - turnBegan;
            stream.speechEnded();
        }

        @Override
        public void close() {
            stream.close();
            if (frames > paid) {
                pay();
            }
            if (watched.over.compareAndSet(false, true)) {
                if (watched.told) {
                    gate.succeeded(frames(frames));
                } else {
                    gate.left();
                }
            }
        }
    }

    /** A stream that was never opened. */
    private static final class Deaf implements RecognitionStream {
        @Override
        public void frame(short[] samples) {
            // Nobody hears it.
        }

        @Override
        public void speechStarted() {
            // Nobody hears it.
        }

        @Override
        public void speechEnded() {
            // Nobody hears it.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
