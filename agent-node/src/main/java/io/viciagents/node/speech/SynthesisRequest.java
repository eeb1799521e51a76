package io.viciagents.node.speech;

/**
 * What is to be spoken.
 *
 * @param text plain text, no markup
 * @param language such as en-US
 * @param voice the provider's name of the voice
 * @param sampleRate wanted: 8000 or 16000
 */
public record SynthesisRequest(String text, String language, String voice, int sampleRate) {}
