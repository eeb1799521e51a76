package io.viciagents.node.dialogue;

import java.util.Collection;
import java.util.Optional;

/** Finds the phrase that somebody meant. */
public interface Understanding {
    /**
     * The nearest of the phrases, if it is near enough to have been meant.
     *
     * @param words as they were recognised, in lower case
     */
    Optional<Nearest> nearest(String words, Collection<String> phrases);

    /**
     * A phrase that was found.
     *
     * @param phrase as it was given
     * @param distance 0 for the same words, towards 1 for others
     */
    record Nearest(String phrase, double distance) {}
}
