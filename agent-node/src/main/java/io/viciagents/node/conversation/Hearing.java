package io.viciagents.node.conversation;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The agent's ear: a recogniser that is opened again when it fails, and that always comes to a result. Confined to the
 * call's loop; the recogniser's callbacks hop to it.
 *
 * <p>When a final result is slow, the {@link InterimWords} count, and the result corrects them when it comes; when there are
 * none either, nothing was understood. A caller who goes on before that is still in the same turn. A recogniser that segments
 * by itself may give several results in a turn: they are joined. Mutable: the stream and the words so far.
 *
 * <pre>
 *   listening --the turn is over--&gt; awaiting --final, or interim words that are good enough--&gt; told
 *       ^                              |                                                        |
 *       +------- the caller goes on ---+                        other words are final: corrected, or not
 * </pre>
 */
final class Hearing implements AutoCloseable {
    private static final Duration FOR_ANY_WORDS = Duration.ofMillis(1500);
    private static final int TRIES = 3;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(500);

    private final Recogniser recogniser;
    private final RecognitionRequest request;
    private final Executor loop;
    private final Timers timers;
    private final Listener listener;
    private Optional<Ear> ear = Optional.empty();
    private Timers.Alarm overdue = () -> {};
    private Timers.Alarm again = () -> {};
    private State state = State.LISTENING;
    private final TurnWords words;
    private final InterimWords interimWords;
    private int failures;

    Hearing(Recogniser recogniser, RecognitionRequest request, Executor loop, Timers timers, Listener listener) {
        this.recogniser = recogniser;
        this.request = request;
        this.loop = loop;
        this.timers = timers;
        this.listener = listener;
        words = new TurnWords(timers);
        interimWords = new InterimWords(timers);
    }

    void open() {
        Ear fresh = new Ear();
        ear = Optional.of(fresh);
        fresh.stream = Optional.of(recogniser.open(request, fresh));
        if (state == State.CLOSED) {
            fresh.close();
        }
    }

    void frame(short[] samples) {
        stream().ifPresent(stream -> stream.frame(samples));
    }

    /** The caller speaks: another turn, or more of the one that is not decided yet. */
    Beginning speechStarted() {
        Beginning beginning = state == State.AWAITING ? Beginning.OF_MORE : Beginning.OF_A_TURN;
        switch (beginning) {
            case OF_MORE -> {
                overdue.cancel();
                state = State.LISTENING;
            }
            case OF_A_TURN -> {
                words.begin();
                interimWords.begin();
            }
        }
        stream().ifPresent(RecognitionStream::speechStarted);
        return beginning;
    }

    /** The turn is over, after so much silence: a result is told soon, whatever the recogniser does. */
    void speechEnded(Duration silence) {
        if (state != State.LISTENING) {
            return;
        }
        state = State.AWAITING;
        interimWords.ended(silence);
        stream().ifPresent(RecognitionStream::speechEnded);
        if (state == State.AWAITING && words.areFinal()) {
            conclude();
        } else if (state == State.AWAITING && words.soFar().isEmpty()) {
            overdue = timers.after(FOR_ANY_WORDS, this::conclude);
        } else if (state == State.AWAITING) {
            awaitFinal();
        }
    }

    private void awaitFinal() {
        overdue.cancel();
        Duration patience = interimWords.patience();
        if (patience.isZero()) {
            conclude();
        } else {
            overdue = timers.after(patience, this::conclude);
        }
    }

    private void conclude() {
        overdue.cancel();
        state = State.LISTENING;
        listener.result(words.decide());
    }

    private void interim(String told) {
        failures = 0;
        boolean hadWords = !words.soFar().isEmpty();
        if (!words.interim(told)) {
            return;
        }
        interimWords.told(words.soFar(), listener.interim(words.soFar()));
        if (state == State.AWAITING && hadWords) {
            awaitFinal();
        }
    }

    private void result(String told) {
        failures = 0;
        switch (words.result(told)) {
            case TurnWords.Final.OfThisTurn() -> ofThisTurn();
            case TurnWords.Final.Known() -> interimWords.finalCame();
            case TurnWords.Final.Corrected(String decided, String now) -> {
                interimWords.finalCame();
                listener.corrected(decided, now);
            }
        }
    }

    private void ofThisTurn() {
        switch (state) {
            case AWAITING -> {
                interimWords.finalCame();
                conclude();
            }
            case LISTENING -> listener.interim(words.soFar());
            case CLOSED -> {}
        }
    }

    private void failed(String reason) {
        ear.ifPresent(Ear::close);
        ear = Optional.empty();
        words.forgetDecided();
        failures++;
        if (state == State.AWAITING) {
            conclude();
        }
        if (failures > TRIES) {
            listener.deaf(reason);
        } else if (failures == 1) {
            open();
        } else {
            again = timers.after(BEFORE_ANOTHER_TRY, this::open);
        }
    }

    private Optional<RecognitionStream> stream() {
        return ear.flatMap(open -> open.stream);
    }

    @Override
    public void close() {
        state = State.CLOSED;
        overdue.cancel();
        again.cancel();
        ear.ifPresent(Ear::close);
        ear = Optional.empty();
    }

    /** What was heard, on the loop. */
    interface Listener {
        /** The words of the running turn so far; tells whether they may count before they are final. */
        Completeness interim(String words);

        /** The recogniser judges the turn itself. */
        void judged(RecognitionListener.Turn now);

        /** The words of the turn that has ended; one for each, empty when nothing was understood. */
        void result(String words);

        /** Other words are final than those that were told as the result, and the caller has not gone on since. */
        void corrected(String decided, String words);

        /** Nothing will be heard any more. */
        void deaf(String reason);
    }

    /** What the caller's voice begins. */
    enum Beginning {
        OF_A_TURN,
        OF_MORE
    }

    private enum State {
        LISTENING,
        AWAITING,
        CLOSED
    }

    /** One stream's listener: what a stream tells that was replaced is not heard. */
    private final class Ear implements RecognitionListener {
        private Optional<RecognitionStream> stream = Optional.empty();

        @Override
        public void interim(String words) {
            hop(() -> Hearing.this.interim(words));
        }

        @Override
        public void turn(Turn now) {
            hop(() -> listener.judged(now));
        }

        @Override
        public void result(String words) {
            hop(() -> Hearing.this.result(words));
        }

        @Override
        public void failed(Failure failure) {
            hop(() -> Hearing.this.failed(failure.sentence()));
        }

        private void hop(Runnable told) {
            loop.execute(() -> {
                if (ear.filter(open -> open == this).isPresent()) {
                    told.run();
                }
            });
        }

        private void close() {
            stream.ifPresent(RecognitionStream::close);
        }
    }
}
