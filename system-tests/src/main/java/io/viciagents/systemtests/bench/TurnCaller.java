package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.audio.SoundTrack;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.RtpLine;
import io.viciagents.systemtests.sip.Telephone;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A synthetic caller that measures what it hears. All times are taken at its telephone: of its own sound as it is sent, of
 * the agent's as it arrives. One call; confined to the thread that plays it. Mutable: what was measured.
 */
final class TurnCaller implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofSeconds(10);
    private static final Duration FINISHED = Duration.ofMillis(700);
    private static final Duration LISTENS = Duration.ofSeconds(20);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(12);
    /** Longer than any pause between the words of a sentence. */
    private static final Duration STOPPED = Duration.ofMillis(300);
    /** Longer than a consonant: where the answer comes at once, there is no longer one. */
    private static final Duration PAUSED = Duration.ofMillis(100);

    private static final Duration SOON = Duration.ofMillis(800);
    /** The agent's sound on its way when the caller begins. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(200);

    private final Telephone telephone = new Telephone();
    private final List<Duration> gaps = new ArrayList<>();
    private final List<Duration> bargeIns = new ArrayList<>();
    private Duration deadAir = Duration.ZERO;
    private int cutOffs;
    private boolean answeredAtOnce;
    private long mark;

    Telephone telephone() {
        return telephone;
    }

    /** Dials, and waits until it is up. */
    TurnCaller dial(InetSocketAddress asterisk, String extension, String name, String number) {
        telephone.dial(asterisk, extension, name, number);
        return up();
    }

    /** Takes the call that comes. */
    TurnCaller pickUp() {
        Patience.until("the telephone to ring", UP_WITHIN, () -> telephone.state() instanceof CallState.Ringing);
        telephone.answer();
        return up();
    }

    private TurnCaller up() {
        if (!telephone.awaitUp(UP_WITHIN)) {
            throw new IllegalStateException("a caller of the bench was not answered");
        }
        mark = System.nanoTime();
        return this;
    }

    /** Waits until the agent speaks, and so long more. */
    TurnCaller over(Duration into) {
        Patience.isSoWithin(LISTENS, () -> heard().soundAfter(mark).isPresent());
        Patience.pass(into);
        return this;
    }

    /** Waits until the agent has finished; how long it kept the caller waiting meanwhile counts as dead air. */
    TurnCaller listen() {
        Patience.isSoWithin(LISTENS, this::agentHasFinished);
        deadAir = longer(deadAir, heard().longestSilence(mark, heard().soundEndedNanos()));
        return this;
    }

    private boolean agentHasFinished() {
        return heard().soundAfter(mark).isPresent()
                && System.nanoTime() - heard().soundEndedNanos() > FINISHED.toNanos();
    }

    /** Speaks to its end; if the agent begins meanwhile, it has cut the caller off. */
    TurnCaller send(short[] samples) {
        long began = System.nanoTime();
        line().say(samples);
        spoken();
        mark = Math.max(began, line().said().soundEndedNanos());
        noteCutOff(began);
        return this;
    }

    /** Says nothing in the middle of a sentence; if the agent takes that for its end, it has cut the caller off. */
    TurnCaller hesitate(Duration time) {
        long began = System.nanoTime();
        Patience.pass(time);
        noteCutOff(began);
        return this;
    }

    private void noteCutOff(long began) {
        Optional<Long> agent = heard().soundAfter(began + ON_ITS_WAY.toNanos());
        if (agent.filter(at -> at < System.nanoTime()).isPresent()) {
            cutOffs++;
        }
    }

    /** Speaks over the agent without minding. */
    TurnCaller murmur(short[] samples) {
        line().say(samples);
        spoken();
        return this;
    }

    /** Sounds that go on while the next is waited for. */
    TurnCaller murmurOn(short[] samples) {
        line().say(samples);
        return this;
    }

    /** Lets time pass. */
    TurnCaller pass(Duration time) {
        Patience.pass(time);
        return this;
    }

    /** A machine's beep: from its end on the agent's message is waited for. */
    TurnCaller beep(short[] samples) {
        line().say(samples);
        spoken();
        mark = line().said().soundEndedNanos();
        return this;
    }

    /** Speaks over the agent and measures how soon that falls silent. */
    TurnCaller interruptWith(short[] samples) {
        long before = System.nanoTime();
        line().say(samples);
        spoken();
        mark = line().said().soundEndedNanos();
        return silent(line().said().soundAfter(before).orElse(before));
    }

    /**
     * Presses keys over the agent, which is to fall silent for the first. An answer that comes so soon that there is no
     * silence is not measured.
     */
    TurnCaller press(String keys) {
        long before = System.nanoTime();
        line().press(keys);
        spoken();
        Patience.isSoWithin(SOON, () -> heard().silenceAfter(before, PAUSED).isPresent());
        Optional<Long> stop = heard().silenceAfter(before, PAUSED);
        stop.ifPresent(at -> bargeIns.add(Duration.ofNanos(at - before)));
        mark = stop.orElse(before);
        answeredAtOnce = stop.isEmpty();
        return this;
    }

    private TurnCaller silent(long onset) {
        Patience.isSoWithin(
                ANSWERED_WITHIN, () -> heard().silenceAfter(onset, STOPPED).isPresent());
        bargeIns.add(heard().silenceAfter(onset, STOPPED)
                .map(stop -> Duration.ofNanos(stop - onset))
                .orElse(ANSWERED_WITHIN));
        mark = Math.max(mark, heard().silenceAfter(onset, STOPPED).orElse(onset));
        return this;
    }

    /** Waits for the agent's answer to what was said last. */
    TurnCaller answered() {
        if (answeredAtOnce) {
            answeredAtOnce = false;
            return this;
        }
        Patience.isSoWithin(ANSWERED_WITHIN, () -> heard().soundAfter(mark).isPresent());
        gaps.add(heard().soundAfter(mark)
                .map(sound -> Duration.ofNanos(sound - mark))
                .orElse(ANSWERED_WITHIN));
        deadAir = longer(deadAir, gaps.getLast());
        return this;
    }

    /** Says nothing until the agent asks; the wait is dead air. */
    TurnCaller staySilent() {
        mark = heard().soundEndedNanos();
        return answered();
    }

    private void spoken() {
        Patience.isSoWithin(LISTENS, () -> line().hasSpoken());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private RtpLine line() {
        return telephone.line();
    }

    private SoundTrack heard() {
        return line().heard();
    }

    /** What was measured by now. */
    Measured measured() {
        return new Measured(List.copyOf(gaps), List.copyOf(bargeIns), cutOffs, deadAir);
    }

    /** Hangs up. */
    @Override
    public void close() {
        telephone.close();
    }

    /**
     * What one caller measured.
     *
     * @param gaps from the end of its words to the agent's first sound
     * @param bargeIns from its own first sound, or key, to the agent's silence
     * @param cutOffs how often the agent began while it had not finished
     * @param deadAir the longest it heard nothing while it waited
     */
    record Measured(List<Duration> gaps, List<Duration> bargeIns, int cutOffs, Duration deadAir) {}
}
