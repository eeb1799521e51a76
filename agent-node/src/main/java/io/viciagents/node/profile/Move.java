package io.viciagents.node.profile;

import java.util.List;

/**
 * What the agent does about an answer: says something and goes on.
 *
 * @param say what is said first, perhaps nothing
 * @param target where the conversation goes then
 */
public record Move(List<Prompt> say, Target target) {
    /** Keeps the prompts as they were given. */
    public Move {
        say = List.copyOf(say);
    }

    /** Where a conversation goes. */
    public sealed interface Target {
        /** To another state, or to the same one again, with its prompts. */
        record State(String name) implements Target {}

        /** To an end of the conversation. */
        record End(String name) implements Target {}

        /** Nowhere: the last question of the state is asked again. */
        record Stay() implements Target {}
    }
}
