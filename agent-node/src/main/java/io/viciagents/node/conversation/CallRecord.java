package io.viciagents.node.conversation;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.profile.Privacy;
import io.viciagents.node.recording.Transcript;
import io.viciagents.node.recording.TranscriptEvent;
import io.viciagents.node.recording.TranscriptEvent.AgentSaid;
import io.viciagents.node.recording.TranscriptEvent.Hearing;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps what happened and what was measured: each event with its time. Confined to the call's loop. */
final class CallRecord {
    private final Transcript transcript;
    private final TurnListener turns;
    private final Timers timers;
    private final Consumer<Duration> firstAudio;
    private Privacy privacy = Privacy.OPEN;
    private Sound sound = Sound.NONE;
    private long begun;

    /** Time counts from now, until it is {@link #begin begun}. */
    CallRecord(Transcript transcript, TurnListener turns, Timers timers, Consumer<Duration> firstAudio) {
        this.transcript = transcript;
        this.turns = turns;
        this.timers = timers;
        this.firstAudio = firstAudio;
        begin();
    }

    void begin() {
        begun = timers.nanoTime();
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(timers.nanoTime() - begun);
    }

    /** The agent's sound goes out: the first one is told. */
    void agentSounds() {
        if (sound == Sound.NONE) {
            sound = Sound.HEARD;
            firstAudio.accept(sinceBegin());
        }
    }

    /** Whether words and keys are written down from now on. */
    void keep(Privacy now) {
        if (now != privacy) {
            privacy = now;
            noted(
                    switch (now) {
                        case PRIVATE -> "nothing is recorded or written down from here on";
                        case OPEN -> "recorded and written down again";
                    });
        }
    }

    private String kept(String words) {
        return switch (privacy) {
            case OPEN -> words;
            case PRIVATE -> words.isEmpty() ? "" : "[private]";
        };
    }

    void agentSaid(String text, Hearing hearing) {
        write(new AgentSaid(kept(text), hearing));
    }

    void callerSaid(String words) {
        write(new TranscriptEvent.CallerSaid(kept(words)));
    }

    void pressed(String keys) {
        write(new TranscriptEvent.Pressed(kept(keys)));
    }

    void turn(TurnReport report) {
        write(new TranscriptEvent.Turn(report.millis()));
        turns.turn(report);
    }

    /** The agent fell silent, so long after the caller's first sound, and this is what came of it. */
    void interrupted(Duration stop, TurnListener.Finding finding) {
        switch (finding) {
            case TRUE -> {}
            case FALSE -> noted("spoke on after a false interruption");
        }
        turns.interrupted(stop, finding);
    }

    /** The dispatcher was asked for something, and this came of it. */
    void asked(CallRequest request, CallAnswer answer) {
        String what = request.getClass().getSimpleName();
        noted(
                switch (answer) {
                    case CallAnswer.Done(String detail) -> (what + " was done " + detail).strip();
                    case CallAnswer.Refused(String reason) -> what + " was refused: " + reason;
                });
    }

    void cutOff() {
        turns.cutOff();
    }

    void filled() {
        turns.filled();
    }

    void noted(String what) {
        write(new TranscriptEvent.Noted(what));
    }

    void ended(CallOutcome outcome) {
        write(new TranscriptEvent.Ended(outcome));
    }

    private void write(TranscriptEvent event) {
        transcript.write(sinceBegin(), event);
    }

    private enum Sound {
        NONE,
        HEARD
    }
}
