package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures the caller's turns. Confined to the call's loop. Mutable: the moments of the running turn, in nanoseconds; a
 * moment that was not reached is taken to be the one before it.
 */
final class TurnClock {
    private final Timers timers;
    private final Consumer<TurnReport> reports;
    private final DeadAir deadAir;
    private final HandOver sound;
    private long endOfSpeech;
    private long confirmed;
    private long recognised;
    private long firstText;
    private long askedAt;
    private long handedOn;
    private int number;
    private State state = State.IDLE;
    private Optional<Duration> bargeIn = Optional.empty();
    private TurnReport.Understood understood = TurnReport.Understood.MATCH;

    /** @param sound on its way from the synthesiser to the playout */
    TurnClock(Timers timers, Consumer<TurnReport> reports, Consumer<Duration> deadAir, HandOver sound) {
        this.timers = timers;
        this.sound = sound;
        this.reports = reports;
        this.deadAir = new DeadAir(deadAir);
    }

    /** The agent fell silent, so long after the caller's first sound. */
    void held(Duration stop) {
        bargeIn = Optional.of(stop);
    }

    /** The agent speaks on: it was no interruption. */
    void resumed() {
        bargeIn = Optional.empty();
    }

    /** The turn is over, and so long nothing was heard. */
    void ended(Duration silence) {
        confirmed = timers.nanoTime();
        endOfSpeech = confirmed - silence.toNanos();
        recognised = confirmed;
    }

    /** Its words are known. */
    void recognised() {
        recognised = timers.nanoTime();
    }

    /** The words are answered: from here on the turn counts. */
    void asked() {
        state = State.ASKED;
        understood = TurnReport.Understood.MATCH;
        firstText = 0;
        askedAt = timers.nanoTime();
        handedOn = 0;
        sound.forget();
        deadAir.begins(endOfSpeech);
    }

    /** The answer is asked for, or one that was asked for before is wanted. */
    void handedOn() {
        if (state == State.ASKED && handedOn == 0) {
            handedOn = timers.nanoTime() - askedAt;
        }
    }

    void noMatch() {
        understood = TurnReport.Understood.NO_MATCH;
    }

    void text() {
        if (state == State.ASKED && firstText == 0) {
            firstText = timers.nanoTime();
        }
    }

    /** The first sound of the answer is sent. */
    void audio() {
        if (state != State.ASKED) {
            return;
        }
        state = State.IDLE;
        reports.accept(new TurnReport(
                ++number,
                since(confirmed),
                since(recognised),
                since(Math.max(firstText, recognised)),
                since(timers.nanoTime()),
                bargeIn,
                Duration.ofNanos(handedOn + sound.longestNanos()),
                understood));
        bargeIn = Optional.empty();
    }

    /** The agent's sound goes out, an answer's or a filler's. */
    void sounds() {
        deadAir.ends(timers.nanoTime());
    }

    /** For how long a caller who is owed an answer has heard nothing by now. */
    Duration silent() {
        return deadAir.length(timers.nanoTime());
    }

    /** The agent has stopped, though more of its answer is to come. */
    void waits() {
        deadAir.begins(timers.nanoTime());
    }

    /** The caller is owed something from now on, if not for longer. */
    void owes() {
        deadAir.goesOn(timers.nanoTime());
    }

    /** Nobody waits for anything any more. */
    void over() {
        deadAir.ends(timers.nanoTime());
    }

    private Duration since(long moment) {
        return Duration.ofNanos(moment - endOfSpeech);
    }

    /** How long sound waits for the call's loop. */
    interface HandOver {
        /** From here on it is measured anew. */
        void forget();

        /** The longest wait of a piece since then. */
        long longestNanos();
    }

    private enum State {
        IDLE,
        ASKED
    }
}
