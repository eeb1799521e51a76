package io.viciagents.node.speech;

import java.util.List;

/**
 * What a recogniser is to listen for.
 *
 * @param call for the log
 * @param language such as en-US
 * @param sampleRate of the frames: 8000 or 16000
 * @param phrases what the caller may well say, in lower case without punctuation; a recogniser may weigh them, an
 *     embedded one knows nothing else
 */
public record RecognitionRequest(String call, String language, int sampleRate, List<String> phrases) {
    /** Keeps the phrases as they were given. */
    public RecognitionRequest {
        phrases = List.copyOf(phrases);
        if (sampleRate != 8000 && sampleRate != 16000) {
            throw new IllegalArgumentException("sample rate 8000 or 16000 wanted, got " + sampleRate);
        }
    }
}
