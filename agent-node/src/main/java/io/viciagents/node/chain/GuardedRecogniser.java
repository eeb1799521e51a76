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
 * A recogniser behind its gate. An ear that was given turn after turn with voice in them, and told nothing of any, not even
 * that it understood nothing, has failed: it hangs, and nobody else would notice. Two sentences are enough, or three
 * words, for a short sound may be a cough, of which nobody tells anything. The last of them is not waited for until the
 * next turn: the next ear of the chain may still hear it. The time is counted in frames, of which each is 20 ms. Any
 * thread; each stream is confined to its call's loop.
 */
final class GuardedRecogniser implements Recogniser {
    private static final int FRAMES_A_SECOND = 50;
    /** A turn of 1.2 s with the pause that ended it is a sentence. */
    private static final int A_SENTENCE = 60;
    /** A turn of 0.7 s with the pause that ended it is a word, or a noise. */
    private static final int A_WORD = 35;
    /** Three words, or two sentences, or one of each. */
    private static final int ENOUGH_UNHEARD = 3;
    /** After a turn: the conversation waits nearly twice as long for its words. */
    private static final int FOR_WORDS = 40;

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
        private long turnEnded;
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
            if (turnLasted > 0 && frames - turnEnded == FOR_WORDS && unheard + evidence() >= ENOUGH_UNHEARD) {
                fail();
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
            unheard = watched.told ? 0 : unheard + evidence();
            if (unheard >= ENOUGH_UNHEARD) {
                fail();
            }
        }

        /** How much the last turn says against the ear. */
        private int evidence() {
            if (watched.told || turnLasted < A_WORD) {
                return 0;
            }
            return turnLasted < A_SENTENCE ? 1 : 2;
        }

        private void fail() {
            watched.failed(new Failure(
                    Kind.SILENT,
                    "the recogniser " + gate.name() + " told nothing of several turns, one after the other."));
        }

        @Override
        public void speechEnded() {
            turnEnded = frames;
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
