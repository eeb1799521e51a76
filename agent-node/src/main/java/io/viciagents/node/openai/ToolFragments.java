package io.viciagents.node.openai;

import io.viciagents.node.model.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts tool calls together, which come in fragments: each names the index of the call it belongs to, the first also the call's
 * id and the tool's name. Some servers leave the id out, or send the whole call at once. Confined to one thread.
 */
final class ToolFragments {
    /** A tool's arguments are never longer; a model that writes on for ever must not fill the memory. */
    private static final int LONGEST = 100_000;

    private final Map<Integer, Call> calls = new TreeMap<>();

    /**
     * Takes a fragment.
     *
     * @return whether a call begins with it
     * @throws IllegalArgumentException when the arguments have no end
     */
    boolean add(int index, String id, String name, String arguments) {
        boolean fresh = !calls.containsKey(index);
        Call call = calls.computeIfAbsent(index, _ -> new Call());
        call.id = call.id.isEmpty() ? id : call.id;
        call.name = call.name.isEmpty() ? name : call.name;
        call.arguments.append(arguments);
        if (call.arguments.length() > LONGEST) {
            throw new IllegalArgumentException("arguments of more than " + LONGEST + " characters");
        }
        return fresh;
    }

    /** The complete calls, in the model's order. */
    List<ToolCall> complete() {
        return calls.entrySet().stream()
                .filter(entry -> !entry.getValue().name.isEmpty())
                .map(entry -> entry.getValue().call(entry.getKey()))
                .toList();
    }

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        private ToolCall call(int index) {
            return new ToolCall(
                    id.isEmpty() ? "call_" + index : id, name, arguments.isEmpty() ? "{}" : arguments.toString());
        }
    }
}
