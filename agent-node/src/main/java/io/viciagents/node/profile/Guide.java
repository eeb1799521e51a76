package io.viciagents.node.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who decides what the agent says. */
public sealed interface Guide {
    /** The profile's states, one after the other. */
    record Script() implements Guide {}

    /**
     * A language model, within the profile's instructions and tools. When it is down, the profile's states take over if there
     * are any, else a human does.
     *
     * @param instructions who the agent is and what it wants, with {@code {fields}} of the lead
     * @param greeting the first words, the same in every call, so that no caller waits for them
     * @param consent asks whether the call may be recorded, before the greeting; of a profile that records after consent
     * @param tools what the model may do besides speaking
     * @param phrases what callers may well say: a recogniser hears them better
     * @param answerTokens the longest answer
     */
    record Model(
            String instructions,
            List<Prompt> greeting,
            Optional<Prompt> consent,
            List<Tool> tools,
            List<String> phrases,
            int answerTokens)
            implements Guide {
        /** Keeps what was given. */
        public Model {
            greeting = List.copyOf(greeting);
            tools = List.copyOf(tools);
            phrases = List.copyOf(phrases);
        }

        Set<String> secrets() {
            return tools.stream()
                    .filter(Tool.Http.class::isInstance)
                    .flatMap(http -> ((Tool.Http) http).headers().values().stream())
                    .filter(Tool.Header.Reference.class::isInstance)
                    .map(header -> ((Tool.Header.Reference) header).name())
                    .collect(Collectors.toSet());
        }
    }
}
