package io.viciagents.node.profile;

import java.util.List;

/**
 * Which providers serve the calls of a profile, by their names in the node's configuration; of each kind the first that works.
 * {@code embedded} are the engines of the node's own process.
 *
 * @param recognisers turn the caller's voice into words
 * @param synthesisers turn the agent's words into a voice
 * @param models think; none for a script
 */
public record ProviderChain(List<String> recognisers, List<String> synthesisers, List<String> models) {
    /** The name of the engines of the node's own process. */
    public static final String EMBEDDED = "embedded";

    /** Needs no key and no network. */
    public static final ProviderChain OF_THE_NODE = new ProviderChain(List.of(EMBEDDED), List.of(EMBEDDED), List.of());

    /** Keeps what was given. */
    public ProviderChain {
        recognisers = List.copyOf(recognisers);
        synthesisers = List.copyOf(synthesisers);
        models = List.copyOf(models);
    }
}
