package io.viciagents.node.mind;

import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ToolCall;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model knows of the conversation: what the caller said, what the caller really heard, and what tools came to.
 * Confined to the call's loop. Mutable: the entries, oldest first, of which the longest call keeps the last {@value #MOST}.
 *
 * <p>What the agent is about to say stands in it as told; it is corrected when it was heard, in part or not at all.
 */
final class Memory {
    private static final int MOST = 200;
    private static final String UNKNOWN = "Not known yet: do not say that it is done.";
    private static final String INTERRUPTED =
            "The line was interrupted, and it is not known whether this was done. Do not do it"
                    + " again without asking the caller.";

    private final List<Entry> entries = new ArrayList<>();
    private long dropped;

    /** What another node's dialogue remembered; what it had not been heard saying was not said. */
    static Memory of(List<Entry> entries) {
        Memory memory = new Memory();
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Said(String text, Ear ear) -> {
                    if (ear == Ear.HEARD) {
                        memory.add(entry);
                    }
                }
                case Entry.Used(ToolCall call, String result) ->
                    memory.add(result.equals(UNKNOWN) ? new Entry.Used(call, INTERRUPTED) : entry);
                case Entry.Other other -> memory.add(entry);
            }
        }
        return memory;
    }

    /** All that is remembered, oldest first. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void caller(String words) {
        add(new Entry.Other(new ModelMessage.Caller(words)));
    }

    void note(String what) {
        add(new Entry.Other(new ModelMessage.Note(what)));
    }

    /** This was given to be spoken. */
    void told(String text) {
        add(new Entry.Said(text, Ear.WAITING));
    }

    /** This was heard: a text that was told, or as much of it as was spoken before the caller cut in. */
    void heard(String text) {
        int first = firstWaiting();
        if (first < 0) {
            add(new Entry.Said(text, Ear.HEARD));
        } else if (entries.get(first) instanceof Entry.Said(String told, Ear waiting) && told.equals(text)) {
            entries.set(first, new Entry.Said(text, Ear.HEARD));
        } else if (entries.get(first) instanceof Entry.Said(String told, Ear waiting) && told.startsWith(text)) {
            entries.set(first, new Entry.Said(text + " ...", Ear.HEARD));
            silenced();
        } else {
            entries.add(first, new Entry.Said(text, Ear.HEARD));
        }
    }

    private int firstWaiting() {
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at) instanceof Entry.Said(String text, Ear ear) && ear == Ear.WAITING) {
                return at;
            }
        }
        return -1;
    }

    /** What was told and not heard by now never will be. */
    void silenced() {
        entries.removeIf(entry -> entry instanceof Entry.Said(String text, Ear ear) && ear == Ear.WAITING);
    }

    void called(ToolCall call) {
        add(new Entry.Used(call, UNKNOWN));
    }

    void answered(String id, String result) {
        entries.replaceAll(entry -> entry instanceof Entry.Used(ToolCall call, String before)
                        && call.id().equals(id)
                ? new Entry.Used(call, result)
                : entry);
    }

    /** A place to which {@link #forget} goes back; nothing that was told is waiting to be heard there. */
    long mark() {
        silenced();
        return dropped + entries.size();
    }

    /** As if nothing had been said since; what tools have done stays done. */
    void forget(long mark) {
        int kept = (int) Math.max(0, mark - dropped);
        List<Entry> since = List.copyOf(entries.subList(kept, entries.size()));
        entries.subList(kept, entries.size()).clear();
        since.stream().filter(Entry.Used.class::isInstance).forEach(entries::add);
    }

    private void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.removeFirst();
            dropped++;
        }
    }

    /** As a model is told it; what the agent said in pieces is one message. */
    List<ModelMessage> messages() {
        List<ModelMessage> messages = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Other(ModelMessage message) -> messages.add(message);
                case Entry.Said(String text, Ear ear) -> said(text, messages);
                case Entry.Used(ToolCall call, String result) -> {
                    messages.add(new ModelMessage.Called(call));
                    messages.add(new ModelMessage.Answered(call.id(), result));
                }
            }
        }
        return messages;
    }

    private static void said(String text, List<ModelMessage> messages) {
        if (!messages.isEmpty() && messages.getLast() instanceof ModelMessage.Agent(String before)) {
            messages.set(messages.size() - 1, new ModelMessage.Agent(before + " " + text));
        } else {
            messages.add(new ModelMessage.Agent(text));
        }
    }

    /** Something that is remembered. */
    sealed interface Entry {
        /** The agent said this. */
        record Said(String text, Ear ear) implements Entry {}

        /** A tool was used; a call without a result would be no conversation that a model accepts. */
        record Used(ToolCall call, String result) implements Entry {}

        /** The caller said something, or something happened. */
        record Other(ModelMessage message) implements Entry {}
    }

    /** Whether something reached the caller. */
    enum Ear {
        /** Not yet. */
        WAITING,
        /** It did. */
        HEARD
    }
}
