package io.viciagents.node.mind;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One answer being given. Confined to the call's loop. Mutable: whether it still is, whether it spoke, and what is stopped
 * with it.
 */
final class Reply implements Dialogue.Answering {
    private final Memory memory;
    private final AnswerListener listener;
    private final long mark;
    private Stage stage = Stage.OPEN;
    private Voice voice = Voice.SILENT;
    private Dialogue.Answering inner = new Nothing();

    Reply(Memory memory, AnswerListener listener) {
        this.memory = memory;
        this.listener = listener;
        this.mark = memory.mark();
    }

    boolean open() {
        return stage == Stage.OPEN;
    }

    /** Whether nothing was told to be spoken yet. */
    boolean silent() {
        return voice == Voice.SILENT;
    }

    void say(String text, Interruption interruption) {
        if (open()) {
            voice = Voice.SPOKE;
            memory.told(text);
            listener.part(new AnswerPart.Say(text, interruption));
        }
    }

    void say(List<Prompt> prompts) {
        prompts.forEach(prompt -> say(prompt.text(), prompt.interruption()));
    }

    void part(AnswerPart part) {
        if (open()) {
            listener.part(part);
        }
    }

    void ask(CallRequest request, Consumer<CallAnswer> then) {
        part(new AnswerPart.Ask(request, then));
    }

    void work(Duration atMost, Runnable begin) {
        part(new AnswerPart.Work(atMost, begin));
    }

    void done() {
        if (open()) {
            stage = Stage.OVER;
            listener.done();
        }
    }

    void failed(String reason) {
        if (open()) {
            stage = Stage.OVER;
            listener.failed(reason);
        }
    }

    /** What runs for this answer, and is stopped or taken back with it. */
    void runs(Dialogue.Answering work) {
        inner = work;
    }

    /** Where another dialogue answers in place of this one. */
    AnswerListener listener() {
        return listener;
    }

    @Override
    public void cancel() {
        stage = Stage.OVER;
        inner.cancel();
    }

    @Override
    public void retract() {
        stage = Stage.OVER;
        inner.retract();
        memory.forget(mark);
    }

    @Override
    public boolean replace() {
        return open() && inner.replace();
    }

    private enum Stage {
        OPEN,
        OVER
    }

    private enum Voice {
        SILENT,
        SPOKE
    }

    /** Nothing runs. */
    private static final class Nothing implements Dialogue.Answering {
        @Override
        public void cancel() {
            // Nothing to stop.
        }

        @Override
        public void retract() {
            // Nothing to take back.
        }
    }
}
