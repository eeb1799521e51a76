package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Happening;
import java.util.List;
import java.util.Optional;

/**
 * With what the agent begins.
 *
 * @param parts said and done before the dialogue answers
 * @param asked of the dialogue
 */
record FirstWords(List<AnswerPart> parts, Optional<Happening> asked) {
    /** Of a call that begins. */
    static final FirstWords GREETING = new FirstWords(List.of(), Optional.of(new Happening.Opened()));

    FirstWords {
        parts = List.copyOf(parts);
    }
}
