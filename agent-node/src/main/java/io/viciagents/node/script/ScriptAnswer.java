package io.viciagents.node.script;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue.Answering;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An answer of a script as it is given: complete at once, unless it waits for the dispatcher. Confined to the call's loop.
 * Mutable: what waits to be told, and whether more will follow.
 */
final class ScriptAnswer implements Answering {
    private final AnswerListener listener;
    private final Runnable takeBack;
    private final List<AnswerPart> parts = new ArrayList<>();
    private Stage stage = Stage.COMPLETE;

    /** @param takeBack puts the script back to where it was before this answer */
    ScriptAnswer(AnswerListener listener, Runnable takeBack) {
        this.listener = listener;
        this.takeBack = takeBack;
    }

    void add(AnswerPart part) {
        parts.add(part);
    }

    /** Whether it waits for the dispatcher. */
    boolean waits() {
        return stage == Stage.WAITING;
    }

    void ask(CallRequest request, Consumer<CallAnswer> then) {
        stage = Stage.WAITING;
        add(new AnswerPart.Ask(request, answer -> {
            if (stage == Stage.WAITING) {
                stage = Stage.ANSWERED;
                then.accept(answer);
                tell();
            }
        }));
    }

    /** Tells what was added; all of it is there unless the dispatcher is asked. */
    void tell() {
        boolean complete = stage != Stage.WAITING;
        List<AnswerPart> now = List.copyOf(parts);
        parts.clear();
        now.forEach(listener::part);
        if (complete) {
            listener.done();
        }
    }

    @Override
    public void cancel() {
        stage = Stage.TAKEN_BACK;
    }

    @Override
    public void retract() {
        stage = Stage.TAKEN_BACK;
        takeBack.run();
    }

    private enum Stage {
        COMPLETE,
        WAITING,
        ANSWERED,
        TAKEN_BACK
    }
}
