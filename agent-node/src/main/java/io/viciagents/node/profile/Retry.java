package io.viciagents.node.profile;

import java.util.List;

/**
 * What is done when nothing was said, or nothing was understood.
 *
 * @param say one prompt for each time in a row; how many there are is how often it is tried
 * @param question whether the state's question follows the prompt
 * @param then what is done when the prompts are used up
 */
public record Retry(List<Prompt> say, Question question, Move then) {
    /** Keeps the prompts as they were given. */
    public Retry {
        say = List.copyOf(say);
    }

    /** Whether the question is asked again. */
    public enum Question {
        /** The last prompt of the state follows. */
        AGAIN,
        /** The prompt says all there is to say. */
        IN_THE_PROMPT
    }
}
