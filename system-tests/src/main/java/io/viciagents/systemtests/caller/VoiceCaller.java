package io.viciagents.systemtests.caller;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.audio.SoundTrack;
import io.viciagents.systemtests.audio.StereoRecording;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript.Step;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.RtpLine;
import io.viciagents.systemtests.sip.Telephone;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A caller who follows a script by ear: it speaks when the agent has finished, as a polite human does, and hears where it is
 * brought. One call; confined to the thread that plays the script.
 */
public final class VoiceCaller implements AutoCloseable {
    /** The agent has finished when it has been silent for so long. */
    private static final Duration FINISHED = Duration.ofMillis(700);

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final Duration LISTENS_AT_MOST = Duration.ofSeconds(20);
    private static final Duration BROUGHT_WITHIN = Duration.ofSeconds(30);
    private static final Duration SURE_OF_A_TONE = Duration.ofMillis(400);

    private final Telephone telephone = new Telephone();
    private final CallerVoice voice;
    private final List<CallReport.Turn> turns = new ArrayList<>();
    private String said = "";
    private long spokeUntilNanos;
    private Duration untilGreeted = Duration.ZERO;

    /** A caller on a telephone of its own. */
    public VoiceCaller(CallerVoice voice) {
        this.voice = voice;
    }

    /** Its telephone. */
    public Telephone telephone() {
        return telephone;
    }

    /** Calls an extension. */
    public VoiceCaller dial(InetSocketAddress asterisk, String extension, String callerName, String callerNumber) {
        telephone.dial(asterisk, extension, callerName, callerNumber);
        return this;
    }

    /** Takes the call that will come. */
    public VoiceCaller pickUp() {
        Patience.until("the telephone to ring", ANSWERED_WITHIN, () -> telephone.state() instanceof CallState.Ringing);
        telephone.answer();
        return this;
    }

    /** Plays the script, waits where it is brought, and tells. The call may still be up when it is with humans. */
    public CallReport play(CallScript script) {
        if (!telephone.awaitUp(ANSWERED_WITHIN)) {
            return report();
        }
        spokeUntilNanos = System.nanoTime();
        for (Step step : script.steps()) {
            if (isBrought()) {
                break;
            }
            take(step);
        }
        Patience.isSoWithin(BROUGHT_WITHIN, this::isBrought);
        noteAnswer();
        return report();
    }

    /** Writes what was said (left) and heard (right) so far. */
    public void record(Path file) {
        StereoRecording.write(file, telephone.line().said(), telephone.line().heard());
    }

    private void take(Step step) {
        switch (step) {
            case Step.Listen _ -> {
                Patience.isSoWithin(LISTENS_AT_MOST, () -> agentHasFinished() || isBrought());
                noteAnswer();
            }
            case Step.ListenFor(Duration time) -> {
                Patience.isSoWithin(LISTENS_AT_MOST, () -> agentSpokeSince().isPresent() || isBrought());
                noteAnswer();
                Patience.pass(time);
            }
            case Step.Say(String text) -> speak(text);
            case Step.Press(String keys) -> press(keys);
            case Step.StaySilent(Duration time) -> Patience.isSoWithin(time, this::isBrought);
            case Step.Happen(Runnable what) -> what.run();
            case Step.HangUp _ -> telephone.hangUp();
        }
    }

    private void speak(String text) {
        telephone.line().say(voice.speak(text));
        Patience.isSoWithin(LISTENS_AT_MOST, () -> telephone.line().hasSpoken() || isOver());
        said = text;
        spokeUntilNanos = telephone.line().said().soundEndedNanos();
    }

    private void press(String keys) {
        // The answer may come while the key still sounds.
        spokeUntilNanos = System.nanoTime() + (keys.length() - 1) * RtpLine.KEY.toNanos();
        telephone.line().press(keys);
        Patience.isSoWithin(LISTENS_AT_MOST, () -> telephone.line().hasSpoken() || isOver());
        said = "[" + keys + "]";
    }

    private void noteAnswer() {
        Optional<Long> answer = agentSpokeSince();
        if (answer.isEmpty()) {
            return;
        }
        Duration gap = Duration.ofNanos(answer.get() - spokeUntilNanos);
        if (!said.isEmpty()) {
            turns.add(new CallReport.Turn(said, gap));
            said = "";
        } else if (turns.isEmpty() && untilGreeted.isZero()) {
            untilGreeted = gap;
        }
    }

    private Optional<Long> agentSpokeSince() {
        return heard().soundAfter(spokeUntilNanos);
    }

    private boolean agentHasFinished() {
        return agentSpokeSince().isPresent() && System.nanoTime() - heard().soundEndedNanos() > FINISHED.toNanos();
    }

    private boolean isBrought() {
        return isOver() || hears(AsteriskOptions.HUMANS_HERTZ) || hears(AsteriskOptions.ELSEWHERE_HERTZ);
    }

    private boolean isOver() {
        return telephone.state() instanceof CallState.Ended;
    }

    private boolean hears(int hertz) {
        return heard().hasTone(hertz, SURE_OF_A_TONE, System.nanoTime());
    }

    private SoundTrack heard() {
        return telephone.line().heard();
    }

    private CallReport report() {
        return switch (telephone.state()) {
            case CallState.Ended(CallState.Ending by, String how) -> report(end(by), how);
            case CallState.Up _
            when hears(AsteriskOptions.HUMANS_HERTZ) -> report(End.WITH_HUMANS, "hears the humans' tone");
            case CallState.Up _
            when hears(AsteriskOptions.ELSEWHERE_HERTZ) -> report(End.ELSEWHERE, "hears another extension");
            case CallState.Up _ -> report(End.STILL_WAITING, "the line is open and nothing came");
            case CallState.Idle _, CallState.Calling _, CallState.Ringing _ ->
                report(End.REFUSED, "not answered within " + ANSWERED_WITHIN.toSeconds() + " s");
        };
    }

    private static End end(CallState.Ending by) {
        return switch (by) {
            case US -> End.HUNG_UP_BY_CALLER;
            case THEM -> End.HUNG_UP_BY_AGENT;
            case REFUSED -> End.REFUSED;
        };
    }

    private CallReport report(End end, String remark) {
        return new CallReport(end, turns, untilGreeted, remark);
    }

    @Override
    public void close() {
        telephone.close();
    }
}
