package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.media.MediaSession;
import io.viciagents.node.recording.CallRecording;
import io.viciagents.node.recording.Transcript;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.time.Timers;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a conversation works with.
 *
 * @param media the call's audio
 * @param recogniser may be shared with other calls
 * @param synthesiser may be shared with other calls
 * @param detector of this call alone
 * @param understanding may be shared
 * @param timers of the call's loop
 * @param clock for the dates of callbacks
 * @param loop runs a task on the call's loop, after the one that runs now
 * @param transcript of this call
 * @param recording of this call
 * @param turns is told the measurements
 */
public record Equipment(
        MediaSession media,
        Recogniser recogniser,
        Synthesiser synthesiser,
        SpeechDetector detector,
        Understanding understanding,
        Timers timers,
        Clock clock,
        Executor loop,
        Transcript transcript,
        CallRecording recording,
        TurnListener turns) {}
