package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps an answer back until it may be heard: the greeting until it is time to greet, an answer to words that may not be the
 * last until the turn is over. Nothing of it is spoken, asked or done before; its first sentences are synthesised meanwhile.
 * Confined to the call's loop. Mutable: what is kept, and what was synthesised for it.
 *
 * <pre>
 *   passing --keep--&gt; keeping --release--&gt; passing, with all that was kept
 *                        |
 *                        +-----drop------&gt; passing, with nothing
 * </pre>
 */
final class HeldBack implements AnswerListener {
    private static final int SYNTHESISED_AHEAD = 2;

    private final AnswerListener next;
    private final PreparedVoice voice;
    private final List<Consumer<AnswerListener>> kept = new ArrayList<>();
    private final List<String> synthesised = new ArrayList<>();
    private State state = State.PASSING;

    HeldBack(AnswerListener next, PreparedVoice voice) {
        this.next = next;
        this.voice = voice;
    }

    /** What comes from now on is kept; what was kept before is forgotten. */
    void keep() {
        drop();
        state = State.KEEPING;
    }

    boolean keeping() {
        return state == State.KEEPING;
    }

    void release() {
        state = State.PASSING;
        synthesised.clear();
        List<Consumer<AnswerListener>> all = List.copyOf(kept);
        kept.clear();
        all.forEach(told -> told.accept(next));
    }

    /** Nothing of it will be heard. */
    void drop() {
        state = State.PASSING;
        kept.clear();
        synthesised.forEach(voice::forget);
        synthesised.clear();
    }

    @Override
    public void part(AnswerPart part) {
        if (state == State.KEEPING
                && part instanceof AnswerPart.Say say
                && synthesised.size() < SYNTHESISED_AHEAD
                && voice.prepare(say.text())) {
            synthesised.add(say.text());
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
