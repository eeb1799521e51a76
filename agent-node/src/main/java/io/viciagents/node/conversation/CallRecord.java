package io.viciagents.node.conversation;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.recording.Transcript;
import io.viciagents.node.recording.TranscriptEvent;
import io.viciagents.node.recording.TranscriptEvent.AgentSaid;
import io.viciagents.node.recording.TranscriptEvent.Hearing;
import io.viciagents.node.time.Timers;
import java.time.Duration;

/** Writes a call's transcript: each event with its time, card numbers masked. Confined to the call's loop. */
final class CallRecord {
    private final Transcript transcript;
    private final Timers timers;
    private long begun;

    /** Time counts from now, until it is {@link #begin begun}. */
    CallRecord(Transcript transcript, Timers timers) {
        this.transcript = transcript;
        this.timers = timers;
        begin();
    }

    void begin() {
        begun = timers.nanoTime();
    }

    Duration sinceBegin() {
        return Duration.ofNanos(timers.nanoTime() - begun);
    }

    void agentSaid(String text, Hearing hearing) {
        write(new AgentSaid(Masking.mask(text), hearing));
    }

    void callerSaid(String words) {
        write(new TranscriptEvent.CallerSaid(Masking.mask(words)));
    }

    void pressed(String keys) {
        write(new TranscriptEvent.Pressed(Masking.mask(keys)));
    }

    void turn(TurnReport report) {
        write(new TranscriptEvent.Turn(report.millis()));
    }

    void noted(String what) {
        write(new TranscriptEvent.Noted(Masking.mask(what)));
    }

    void ended(CallOutcome outcome) {
        write(new TranscriptEvent.Ended(outcome));
    }

    private void write(TranscriptEvent event) {
        transcript.write(sinceBegin(), event);
    }
}
