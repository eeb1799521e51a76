package io.viciagents.node.conversation;

import io.viciagents.node.audio.VoiceActivity;

/** Tells speech from silence by its level above the line's noise. Confined to the call's loop. */
public final class VoiceActivityDetector implements SpeechDetector {
    private final VoiceActivity activity = new VoiceActivity();

    @Override
    public Verdict hear(short[] samples) {
        activity.hear(samples);
        return activity.silence().isZero() ? Verdict.SPEECH : Verdict.SILENCE;
    }
}
