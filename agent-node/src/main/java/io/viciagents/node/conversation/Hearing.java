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
 * <p>When a final result is slow, the interim words count; when there are none either, nothing was understood. A recogniser
 * that segments by itself may give several results in a turn: they are joined. Mutable: the stream and the words so far.
 */
final class Hearing implements AutoCloseable {
    private static final Duration FOR_A_FINAL = Duration.ofMillis(600);
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
    private String finals = "";
    private String interim = "";
    private int late;
    private int failures;

    Hearing(Recogniser recogniser, RecognitionRequest request, Executor loop, Timers timers, Listener listener) {
        this.recogniser = recogniser;
        this.request = request;
        this.loop = loop;
        this.timers = timers;
        this.listener = listener;
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

    void speechStarted() {
        if (state == State.AWAITING) {
            conclude();
        }
        finals = "";
        interim = "";
        stream().ifPresent(RecognitionStream::speechStarted);
    }

    /** The turn is over: a result is told soon, whatever the recogniser does. */
    void speechEnded() {
        if (state != State.LISTENING) {
            return;
        }
        state = State.AWAITING;
        stream().ifPresent(RecognitionStream::speechEnded);
        if (state == State.AWAITING && !finals.isEmpty() && interim.isEmpty()) {
            // All that was heard is final already.
            conclude();
        }
        if (state == State.AWAITING) {
            overdue = timers.after(words().isEmpty() ? FOR_ANY_WORDS : FOR_A_FINAL, this::giveUp);
        }
    }

    /** The words of the turn so far. */
    String words() {
        return (finals + " " + interim).strip();
    }

    /** A recogniser that had words may still make them final; one that had none heard a noise, and says nothing of it. */
    private void giveUp() {
        if (!words().isEmpty()) {
            late++;
        }
        conclude();
    }

    private void conclude() {
        overdue.cancel();
        state = State.LISTENING;
        String words = words();
        finals = "";
        interim = "";
        listener.result(words);
    }

    private void interim(String words) {
        failures = 0;
        interim = words;
        listener.interim(words());
    }

    private void result(String words) {
        failures = 0;
        if (late > 0) {
            late--;
            return;
        }
        finals = (finals + " " + words).strip();
        interim = "";
        switch (state) {
            case AWAITING -> conclude();
            case LISTENING -> listener.interim(words());
            case CLOSED -> {}
        }
    }

    private void failed(String reason) {
        ear.ifPresent(Ear::close);
        ear = Optional.empty();
        late = 0;
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
        /** The words of the running turn so far. */
        void interim(String words);

        /** The recogniser judges the turn itself. */
        void judged(RecognitionListener.Turn now);

        /** The words of the turn that has ended; one for each, empty when nothing was understood. */
        void result(String words);

        /** Nothing will be heard any more. */
        void deaf(String reason);
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
