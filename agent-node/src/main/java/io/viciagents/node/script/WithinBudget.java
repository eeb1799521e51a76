package io.viciagents.node.script;

import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Budget;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a script to its end when the call has cost what it may: a script asks no model, but its ears and its voice may be
 * paid for. Instead of what the caller said next, it is told that time is up. Never-call-again and "a human, please" pass, and
 * where the end turns out to be impossible, for nobody is there to take the caller, a few answers are left for another one.
 *
 * <p>Confined to the call's loop. Mutable: how often the script was asked since, and whether it came to an end.
 */
public final class WithinBudget implements Dialogue {
    /** A day and a time for a callback, each said twice. */
    private static final int LAST_ANSWERS = 6;

    private final Dialogue script;
    private final GlobalIntents globals;
    private final Budget budget;
    private int answers;
    private boolean ended;

    /** @param globals what is heard whatever the call has cost */
    public WithinBudget(Dialogue script, GlobalIntents globals, Budget budget) {
        this.script = script;
        this.globals = globals;
        this.budget = budget;
    }

    @Override
    public Answering answer(Happening happening, AnswerListener listener) {
        if (!countsAgainstIt(happening) || !budget.spent()) {
            return script.answer(happening, listener);
        }
        answers++;
        if (answers > LAST_ANSWERS) {
            listener.failed("the call has cost what it may, and comes to no end");
            return new Counted(Optional.empty());
        }
        if (answers > 1 && !ended) {
            return new Counted(Optional.of(script.answer(happening, listener)));
        }
        ended = false;
        listener.part(new AnswerPart.Noted("the call has cost what it may"));
        return new Counted(Optional.of(script.answer(new Happening.TimeUp(), new UntilItsEnd(listener))));
    }

    private boolean countsAgainstIt(Happening happening) {
        return switch (happening) {
            case Happening.Said(String words) ->
                globals.said(words, 1).filter(GlobalIntents::isLaw).isEmpty();
            case Happening.Pressed(String keys) ->
                globals.pressed(keys).filter(GlobalIntents::isLaw).isEmpty();
            case Happening.Silence silence -> true;
            case Happening.Opened() -> false;
            case Happening.ActionFailed failed -> false;
            case Happening.Resumed() -> false;
            case Happening.TimeUp() -> false;
        };
    }

    @Override
    public void learn(Map<String, String> fields) {
        script.learn(fields);
    }

    @Override
    public void heard(String text) {
        script.heard(text);
    }

    @Override
    public DialogueMemory memory() {
        return script.memory();
    }

    /** An answer that is not counted when it is taken back. */
    private final class Counted implements Answering {
        private final Optional<Answering> answering;

        Counted(Optional<Answering> answering) {
            this.answering = answering;
        }

        @Override
        public void cancel() {
            answering.ifPresent(Answering::cancel);
        }

        @Override
        public void retract() {
            answers--;
            answering.ifPresent(Answering::retract);
        }
    }

    /** Sees whether an end was reached. */
    private final class UntilItsEnd implements AnswerListener {
        private final AnswerListener listener;

        UntilItsEnd(AnswerListener listener) {
            this.listener = listener;
        }

        @Override
        public void part(AnswerPart part) {
            ended |= part instanceof AnswerPart.End;
            listener.part(part);
        }

        @Override
        public void done() {
            listener.done();
        }

        @Override
        public void failed(String reason) {
            listener.failed(reason);
        }
    }
}
