package io.viciagents.systemtests.providers;

import java.util.Arrays;
import java.util.List;

/**
 * What a stand-in for a model answers.
 *
 * @param pieces of text, as they are streamed
 * @param calls of tools
 */
public record ModelAnswer(List<String> pieces, List<Call> calls) {
    /** Keeps what was given. */
    public ModelAnswer {
        pieces = List.copyOf(pieces);
        calls = List.copyOf(calls);
    }

    /** Says this, word by word. */
    public static ModelAnswer saying(String text) {
        return new ModelAnswer(Arrays.asList(text.split("(?<=\\s)")), List.of());
    }

    /** Calls a tool. */
    public static ModelAnswer calling(Call... calls) {
        return new ModelAnswer(List.of(), List.of(calls));
    }

    /**
     * A call of a tool.
     *
     * @param id of the call
     * @param tool its name
     * @param arguments as JSON
     */
    public record Call(String id, String tool, String arguments) {}
}
