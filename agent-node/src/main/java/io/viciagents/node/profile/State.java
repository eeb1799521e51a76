package io.viciagents.node.profile;

import java.util.List;
import java.util.Optional;

/**
 * A place in a conversation: the agent says something and waits for one of the answers.
 *
 * @param name as the profile calls it
 * @param say the prompts; the last one is the question
 * @param answers what may be said or pressed, besides the global answers
 * @param digits a number that may be typed
 * @param noInput when the caller says nothing
 * @param noMatch when what the caller said is none of the answers
 * @param privacy whether what is said and typed here is kept
 */
public record State(
        String name,
        List<Prompt> say,
        List<Answer> answers,
        Optional<DigitSlot> digits,
        Retry noInput,
        Retry noMatch,
        Privacy privacy) {
    /** Keeps what was given. */
    public State {
        say = List.copyOf(say);
        answers = List.copyOf(answers);
    }
}
