package io.viciagents.node.conversation;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Consent;
import io.viciagents.cluster.ConversationState.Line;
import io.viciagents.cluster.ConversationState.Speaker;
import io.viciagents.node.profile.Privacy;
import io.viciagents.node.recording.Transcript;
import io.viciagents.node.recording.TranscriptEvent;
import io.viciagents.node.recording.TranscriptEvent.AgentSaid;
import io.viciagents.node.recording.TranscriptEvent.Hearing;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what happened and what was measured: each event with its time. Confined to the call's loop. */
final class CallRecord {
    /** Stands for what was said while nothing is written down. */
    static final String PRIVATE = "[private]";

    private static final int MOST_LINES = 30;

    private final Transcript transcript;
    private final TurnListener turns;
    private final Timers timers;
    private final Consumer<Duration> firstAudio;
    private Privacy privacy = Privacy.OPEN;
    private final Runnable changed;
    private final Deque<Line> lines = new ArrayDeque<>();
    private Duration before = Duration.ZERO;
    private Consent consent = Consent.NONE;
    private Sound sound = Sound.NONE;
    private long begun;

    /**
     * Time counts from now, until it is {@link #begin begun}.
     *
     * @param changed is told when something happened that another node would have to know
     */
    CallRecord(
            Transcript transcript, TurnListener turns, Timers timers, Consumer<Duration> firstAudio, Runnable changed) {
        this.transcript = transcript;
        this.turns = turns;
        this.timers = timers;
        this.firstAudio = firstAudio;
        this.changed = changed;
        begin();
    }

    void begin() {
        begun = timers.nanoTime();
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(timers.nanoTime() - begun);
    }

    /** For how long caller and agent have heard each other, over all nodes. */
    Duration talked() {
        return before.plus(sinceBegin());
    }

    /** The conversation goes on here: what was said elsewhere is written first. */
    void goesOn(ConversationState state) {
        before = state.talked();
        consent = state.recording();
        for (Line line : state.spoken()) {
            lines.add(line);
            transcript.write(
                    line.at(),
                    switch (line.speaker()) {
                        case AGENT -> new AgentSaid(line.text(), Hearing.WHOLE);
                        case CALLER -> new TranscriptEvent.CallerSaid(line.text());
                    });
        }
        noted("the conversation goes on at another node");
    }

    /** The caller agreed to be recorded. */
    void recordingAllowed() {
        consent = Consent.GIVEN;
        noted("the caller allows the recording");
    }

    Consent consent() {
        return consent;
    }

    /** What was said last, oldest first. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    private void remember(Speaker speaker, String text) {
        lines.add(new Line(talked(), speaker, text));
        if (lines.size() > MOST_LINES) {
            lines.remove();
        }
    }

    /** Something happened that another node would have to know. */
    void changed() {
        changed.run();
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
            case PRIVATE -> words.isEmpty() ? "" : PRIVATE;
        };
    }

    void agentSaid(String text, Hearing hearing) {
        remember(Speaker.AGENT, kept(text));
        write(new AgentSaid(kept(text), hearing));
    }

    void callerSaid(String words) {
        remember(Speaker.CALLER, kept(words));
        write(new TranscriptEvent.CallerSaid(kept(words)));
    }

    void pressed(String keys) {
        remember(Speaker.CALLER, kept(keys));
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

    void deadAir(Duration length) {
        turns.deadAir(length);
    }

    void noted(String what) {
        write(new TranscriptEvent.Noted(what));
    }

    void ended(CallOutcome outcome) {
        write(new TranscriptEvent.Ended(outcome));
    }

    private void write(TranscriptEvent event) {
        transcript.write(talked(), event);
    }

    private enum Sound {
        NONE,
        HEARD
    }
}
