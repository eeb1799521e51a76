package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.audio.SoundTrack;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.Telephone;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A caller who books an appointment with keys, each after the agent has asked: no recogniser is needed, so that two cores
 * carry many conversations. Whoever watches may ask what it heard and when; it presses nothing while it is told to wait.
 */
final class KeyCaller implements AutoCloseable {
    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
    private static final List<String> TIMES = List.of("morning", "afternoon");
    private static final Duration FINISHED = Duration.ofMillis(700);
    private static final Duration STILL_SPEAKS = Duration.ofMillis(200);
    private static final Duration JUST_BEGUN = Duration.ofMillis(1900);
    private static final Duration BETWEEN_SENTENCES = Duration.ofMillis(300);
    private static final Duration LISTENS_AT_MOST = Duration.ofSeconds(25);
    private static final Duration FOR_EVER = Duration.ofHours(1);
    private static final Duration SURE_OF_A_TONE = Duration.ofMillis(400);

    private final Telephone telephone = new Telephone();
    private final String callId;
    private final int day;
    private final int time;
    private final List<Long> pressedNanos = new CopyOnWriteArrayList<>();
    private final List<Duration> answers = new CopyOnWriteArrayList<>();
    private volatile long listeningFromNanos;

    KeyCaller(String callId, Random random) {
        this.callId = callId;
        this.day = random.nextInt(DAYS.size());
        this.time = random.nextInt(TIMES.size());
    }

    /** How a call went. */
    enum End {
        /** The agent hung up after the last answer. */
        BOOKED,
        /** The caller heard the humans. */
        HUMANS,
        /** The call ended before everything was said. */
        BROKEN,
        /** Nothing more was heard. */
        SILENCE
    }

    /** The name of the call, as VICIdial gives it. */
    String callId() {
        return callId;
    }

    /** What the books must say of it. */
    String wanted() {
        return DAYS.get(day) + " " + TIMES.get(time);
    }

    /** Calls, and answers each question. Blocks until the call is over. */
    End call(InetSocketAddress asterisk, BooleanSupplier wait) {
        telephone.dial(asterisk, AsteriskOptions.APPOINTMENT_EXTENSION, callId, "2125550177");
        if (!telephone.awaitUp(Duration.ofSeconds(15))) {
            return End.BROKEN;
        }
        listeningFromNanos = System.nanoTime();
        for (String key : List.of("1", Integer.toString(day + 1), Integer.toString(time + 1), "1")) {
            if (!listens(wait)) {
                return End.SILENCE;
            }
            if (over() || humans()) {
                return humans() ? End.HUMANS : End.BROKEN;
            }
            noteAnswer();
            press(key);
        }
        Patience.isSoWithin(LISTENS_AT_MOST, () -> over() || humans());
        return over() ? End.BOOKED : humans() ? End.HUMANS : End.SILENCE;
    }

    /** False when nothing was asked for too long; while it is told to wait, no time passes. */
    private boolean listens(BooleanSupplier wait) {
        AtomicLong deadline = new AtomicLong(System.nanoTime() + LISTENS_AT_MOST.toNanos());
        Patience.isSoWithin(FOR_EVER, () -> {
            if (wait.getAsBoolean()) {
                deadline.set(System.nanoTime() + LISTENS_AT_MOST.toNanos());
                return over();
            }
            return over() || humans() || asked() || System.nanoTime() > deadline.get();
        });
        return System.nanoTime() <= deadline.get();
    }

    private void noteAnswer() {
        if (pressedBefore(Long.MAX_VALUE) == listeningFromNanos) {
            heard().soundAfter(listeningFromNanos)
                    .map(sound -> Duration.ofNanos(sound - listeningFromNanos))
                    .ifPresent(answers::add);
        }
    }

    private void press(String key) {
        telephone.line().press(key);
        long now = System.nanoTime();
        pressedNanos.add(now);
        listeningFromNanos = now;
    }

    /** The agent has said something since the last answer, and has finished. */
    private boolean asked() {
        return heard().soundAfter(listeningFromNanos).isPresent()
                && System.nanoTime() - heard().soundEndedNanos() > FINISHED.toNanos();
    }

    /** What the agent has said so far does not count: it will say it again. */
    void listenAnew() {
        listeningFromNanos = System.nanoTime();
    }

    private boolean over() {
        return telephone.state() instanceof CallState.Ended;
    }

    /** Whether the call is up. */
    boolean up() {
        return telephone.state() instanceof CallState.Up;
    }

    private boolean humans() {
        return heard().hasTone(AsteriskOptions.HUMANS_HERTZ, SURE_OF_A_TONE, System.nanoTime());
    }

    private SoundTrack heard() {
        return telephone.line().heard();
    }

    /**
     * Whether the agent was speaking at that moment, or had been answered and was due to. One whose sentence began long
     * before may have finished it: its silence may be the caller's turn, and is not counted.
     */
    boolean agentSpokeOrWasDue(long nanos) {
        return agentSpoke(nanos) || agentWasDue(nanos);
    }

    private boolean agentSpoke(long nanos) {
        return nanos - heard().soundBefore(nanos) < STILL_SPEAKS.toNanos()
                && heard().longestSilence(nanos - JUST_BEGUN.toNanos(), nanos).compareTo(BETWEEN_SENTENCES) > 0;
    }

    private boolean agentWasDue(long nanos) {
        return pressedWithin(heard().soundBefore(nanos), nanos);
    }

    /**
     * The silence that began before that moment, if it has ended by the agent's own doing. Where the agent was due, only what
     * goes beyond its usual time to answer is one.
     */
    Optional<Duration> silenceAround(long nanos, Duration usualAnswer) {
        Optional<Long> until = heard().soundAfter(nanos).filter(sound -> !pressedWithin(nanos, sound));
        long spoke = heard().soundBefore(nanos);
        return agentWasDue(nanos)
                ? until.map(
                        sound -> Duration.ofNanos(Math.max(0, sound - pressedBefore(nanos) - usualAnswer.toNanos())))
                : until.map(sound -> Duration.ofNanos(sound - spoke));
    }

    private long pressedBefore(long nanos) {
        return pressedNanos.stream().filter(at -> at < nanos).reduce(Long.MIN_VALUE, Math::max);
    }

    /** How long the agent took to answer each key so far. */
    List<Duration> answers() {
        return List.copyOf(answers);
    }

    private boolean pressedWithin(long fromNanos, long untilNanos) {
        return pressedNanos.stream().anyMatch(at -> at > fromNanos && at < untilNanos);
    }

    @Override
    public void close() {
        telephone.close();
    }
}
