package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the greeting back until it is time to greet; its sentences are synthesised meanwhile. Afterwards it lets everything
 * pass. Confined to the call's loop. Mutable: what is kept back.
 */
final class Opening implements AnswerListener {
    private final AnswerListener next;
    private final Consumer<String> prepare;
    private final List<Consumer<AnswerListener>> kept = new ArrayList<>();
    private State state = State.KEEPING;

    Opening(AnswerListener next, Consumer<String> prepare) {
        this.next = next;
        this.prepare = prepare;
    }

    /** Another greeting is being made. */
    void restart() {
        kept.clear();
    }

    void release() {
        state = State.PASSING;
        kept.forEach(told -> told.accept(next));
        kept.clear();
    }

    @Override
    public void part(AnswerPart part) {
        if (state == State.KEEPING && part instanceof AnswerPart.Say say) {
            prepare.accept(say.text());
        }
        tell(listener -> listener.part(part));
    }

    @Override
    public void done() {
        tell(AnswerListener::done);
    }

    @Override
    public void failed(String reason) {
        tell(listener -> listener.failed(reason));
    }

    private void tell(Consumer<AnswerListener> told) {
        switch (state) {
            case KEEPING -> kept.add(told);
            case PASSING -> told.accept(next);
        }
    }

    private enum State {
        KEEPING,
        PASSING
    }
}
