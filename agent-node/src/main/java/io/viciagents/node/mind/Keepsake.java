package io.viciagents.node.mind;

import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.mind.Memory.Ear;
import io.viciagents.node.mind.Memory.Entry;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ToolCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a dialogue with a model leaves to another node's.
 *
 * @param memory of the conversation
 * @param owing whether an answer was asked for that is not complete
 * @param script the memory of the script that took over, if one did
 * @param consent how far the question came whether the call may be recorded
 */
record Keepsake(Memory memory, boolean owing, Optional<DialogueMemory> script, ConsentQuestion.State consent) {
    /** Of a call that begins. */
    static Keepsake nothing() {
        return new Keepsake(new Memory(), false, Optional.empty(), ConsentQuestion.State.NOT_ASKED);
    }

    private static final String KIND = "model";
    /** Sent with every turn: of a very long call the beginning is left out. */
    private static final int MOST = 60;

    DialogueMemory told() {
        List<Entry> all = memory.entries();
        List<Map<String, Object>> entries = all.subList(Math.max(0, all.size() - MOST), all.size()).stream()
                .map(Keepsake::told)
                .toList();
        Map<String, Object> content =
                new HashMap<>(Map.of("entries", entries, "owing", owing, "consent", consent.name()));
        script.ifPresent(kept -> content.put("script", Map.of("kind", kept.kind(), "content", kept.content())));
        return new DialogueMemory(KIND, content);
    }

    /** What a dialogue wrote, perhaps one of another version: what cannot be read is left out. */
    static Keepsake of(DialogueMemory memory) {
        Map<String, Object> content = memory.kind().equals(KIND) ? memory.content() : Map.of();
        List<Entry> entries = new ArrayList<>();
        if (content.get("entries") instanceof List<?> told) {
            told.forEach(entry -> read(entry).ifPresent(entries::add));
        }
        return new Keepsake(
                Memory.of(entries),
                Boolean.TRUE.equals(content.get("owing")),
                script(content.get("script")),
                consent(content.get("consent")));
    }

    private static Map<String, Object> told(Entry entry) {
        return switch (entry) {
            case Entry.Said(String text, Ear ear) -> Map.of("agent", text, "heard", ear == Ear.HEARD);
            case Entry.Used(ToolCall(String id, String tool, String arguments), String result) ->
                Map.of("tool", tool, "id", id, "arguments", arguments, "result", result);
            case Entry.Other(ModelMessage message) -> told(message);
        };
    }

    private static Map<String, Object> told(ModelMessage message) {
        return switch (message) {
            case ModelMessage.Caller(String text) -> Map.of("caller", text);
            case ModelMessage.Agent(String text) -> Map.of("agent", text, "heard", true);
            case ModelMessage.Note(String text) -> Map.of("note", text);
            case ModelMessage.Called(ToolCall(String id, String tool, String arguments)) ->
                Map.of("tool", tool, "id", id, "arguments", arguments, "result", "");
            case ModelMessage.Answered(String id, String result) -> Map.of("note", result);
        };
    }

    private static Optional<Entry> read(Object told) {
        if (!(told instanceof Map<?, ?> entry)) {
            return Optional.empty();
        }
        if (entry.get("caller") instanceof String text) {
            return Optional.of(new Entry.Other(new ModelMessage.Caller(text)));
        }
        if (entry.get("note") instanceof String text) {
            return Optional.of(new Entry.Other(new ModelMessage.Note(text)));
        }
        if (entry.get("agent") instanceof String text) {
            return Optional.of(new Entry.Said(text, Boolean.TRUE.equals(entry.get("heard")) ? Ear.HEARD : Ear.WAITING));
        }
        if (entry.get("tool") instanceof String tool
                && entry.get("id") instanceof String id
                && entry.get("arguments") instanceof String arguments
                && entry.get("result") instanceof String result) {
            return Optional.of(new Entry.Used(new ToolCall(id, tool, arguments), result));
        }
        return Optional.empty();
    }

    /** What cannot be read counts as answered: nobody is recorded by mistake. */
    private static ConsentQuestion.State consent(@Nullable Object told) {
        return Arrays.stream(ConsentQuestion.State.values())
                .filter(state -> state.name().equals(told))
                .findFirst()
                .orElse(ConsentQuestion.State.SETTLED);
    }

    private static Optional<DialogueMemory> script(@Nullable Object told) {
        if (told instanceof Map<?, ?> script
                && script.get("kind") instanceof String kind
                && script.get("content") instanceof Map<?, ?> content) {
            Map<String, Object> copy = new HashMap<>();
            content.forEach((key, value) -> copy.put(String.valueOf(key), value));
            return Optional.of(new DialogueMemory(kind, copy));
        }
        return Optional.empty();
    }
}
