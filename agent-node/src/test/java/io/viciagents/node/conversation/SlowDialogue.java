package io.viciagents.node.conversation;

import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers when the test says so, as a language model would. */
final class SlowDialogue implements Dialogue {
    final List<String> story = new ArrayList<>();
    /** What stands by, as a script does for a model; nothing when empty. */
    String standsBy = "";

    private final List<AnswerListener> listeners = new ArrayList<>();

    @Override
    public Answering answer(Happening happening, AnswerListener listener) {
        story.add(
                switch (happening) {
                    case Happening.Opened() -> "opened";
                    case Happening.Said(String words) -> "said " + words;
                    case Happening.Pressed(String keys) -> "pressed " + keys;
                    case Happening.Silence(int times) -> "silence " + times;
                    case Happening.ActionFailed(String reason) -> "failed";
                    case Happening.Resumed() -> "resumed";
                    case Happening.TimeUp() -> "time up";
                });
        listeners.add(listener);
        return new Answering() {
            @Override
            public void cancel() {
                story.add("cancelled");
            }

            @Override
            public void retract() {
                story.add("retracted");
            }

            @Override
            public boolean replace() {
                if (standsBy.isEmpty()) {
                    return false;
                }
                say(standsBy);
                return true;
            }
        };
    }

    @Override
    public void learn(Map<String, String> fields) {
        story.add("learned");
    }

    @Override
    public void heard(String text) {
        story.add("heard " + text);
    }

    @Override
    public DialogueMemory memory() {
        return new DialogueMemory("test", Map.of("story", List.copyOf(story)));
    }

    /** Anything else of the last answer. */
    void part(AnswerPart part) {
        listeners.getLast().part(part);
    }

    /** A piece of the last answer. */
    void part(String text) {
        listeners.getLast().part(new AnswerPart.Say(text, Interruption.ALLOWED));
    }

    /** The whole of the last answer. */
    void say(String text) {
        part(text);
        listeners.getLast().done();
    }

    void fail() {
        listeners.getLast().failed("the model is down");
    }
}
