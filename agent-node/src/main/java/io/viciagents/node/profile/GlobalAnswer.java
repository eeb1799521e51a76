package io.viciagents.node.profile;

import java.util.List;
import java.util.Optional;

/**
 * What a caller may say in every state, whatever else a profile or a language model does.
 *
 * @param kind which of them
 * @param phrases the built-in ones and the profile's
 * @param key the key that means the same
 * @param move what the agent does about it; for {@link Kind#REPEAT} it stays
 */
public record GlobalAnswer(Kind kind, List<String> phrases, Optional<String> key, Move move) {
    /** Keeps the phrases as they were given. */
    public GlobalAnswer {
        phrases = List.copyOf(phrases);
    }

    /** Which global answer. They are looked for in this order. */
    public enum Kind {
        /** Never call me again. */
        OPT_OUT(
                "opt-out",
                List.of(
                        "stop calling me",
                        "do not call me again",
                        "don't call me again",
                        "don't call me anymore",
                        "never call me again",
                        "take me off your list",
                        "remove me from your list",
                        "put me on your do not call list")),
        /** A human, please. */
        HUMAN(
                "human",
                List.of(
                        "a human please",
                        "a real person please",
                        "i want to talk to a human",
                        "i want to speak to a person",
                        "let me talk to a person",
                        "speak to an agent",
                        "transfer me to an agent",
                        "operator")),
        /** Say that again. */
        REPEAT(
                "repeat",
                List.of(
                        "repeat that please",
                        "please repeat that",
                        "say that again",
                        "can you repeat that",
                        "what did you say",
                        "pardon"));

        private final String key;
        private final List<String> builtIn;

        Kind(String key, List<String> builtIn) {
            this.key = key;
            this.builtIn = builtIn;
        }

        /** What a profile calls it. */
        public String key() {
            return key;
        }

        /** The phrases that are always understood, in English. */
        public List<String> builtIn() {
            return builtIn;
        }
    }
}
