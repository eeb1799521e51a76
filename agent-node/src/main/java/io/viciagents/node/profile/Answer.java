package io.viciagents.node.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something a caller may say or press in a state.
 *
 * @param name of the intent or of the choice, for the transcript
 * @param phrases examples of it: lower case, plain words
 * @param key the key that means the same
 * @param fills slots that this answer fills
 * @param consent what it means for the recording
 * @param move what the agent does about it
 */
public record Answer(
        String name,
        List<String> phrases,
        Optional<String> key,
        Map<String, Value> fills,
        RecordingConsent consent,
        Move move) {
    /** Keeps what was given. */
    public Answer {
        phrases = List.copyOf(phrases);
        fills = Map.copyOf(fills);
    }
}
