package io.viciagents.node.profile;

import java.util.List;

/**
 * What is done when a turn leads nowhere, in every state that says nothing else, and with a language model.
 *
 * @param noInput when the caller says nothing
 * @param noMatch when the caller was not understood
 * @param fillers what is said while an answer is long in coming, one after the other; perhaps none
 */
public record Retries(Retry noInput, Retry noMatch, List<String> fillers) {
    /** Keeps the fillers as they were given. */
    public Retries {
        fillers = List.copyOf(fillers);
    }
}
