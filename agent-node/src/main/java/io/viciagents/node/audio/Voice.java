package io.viciagents.node.audio;

/** What a {@link VoiceActivity} makes of a frame. */
public enum Voice {
    /** Nobody speaks. */
    SILENCE,
    /** Somebody began to speak; voice was first found 40 ms ago. */
    BEGAN,
    /** Somebody goes on speaking, or pauses within words. */
    SPEECH,
    /** Nobody has spoken for the time of {@link VoiceActivity#STOP}. */
    ENDED
}
