package io.viciagents.node.mind;

import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue.Answering;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.profile.SmallWords;
import io.viciagents.node.script.GlobalIntents;
import io.viciagents.node.speech.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a caller at the beginning whether the call may be recorded, and understands the answer without the model: nothing that
 * a model makes of a caller's words is a consent. A clear yes is one, as is the key 1; no, the key 2, silence twice, or
 * anything else is none. Confined to the call's loop. Mutable: whether an answer is awaited, and how often it was asked
 * again.
 *
 * <pre>
 *   not asked --ask--&gt; asked --yes--&gt; settled, recorded from here on
 *                       |  ^ \--no, or anything else--&gt; settled
 *                       +--+ nothing understood, once
 * </pre>
 */
final class ConsentQuestion {
    private static final int LONGEST_YES = 3;
    private static final String YES_KEY = "1";
    private static final String NO_KEY = "2";

    private final Optional<Prompt> question;
    private final GlobalIntents globals;
    private final SmallWords words;
    private final Understanding understanding;
    private State state;

    /**
     * Asks it, if the profile records after consent.
     *
     * @param state where another node's was
     */
    ConsentQuestion(
            Optional<Prompt> question,
            GlobalIntents globals,
            SmallWords words,
            Understanding understanding,
            State state) {
        this.question = question;
        this.globals = globals;
        this.words = words;
        this.understanding = understanding;
        this.state = state;
    }

    State state() {
        return state;
    }

    private boolean open() {
        return state == State.ASKED || state == State.ASKED_AGAIN;
    }

    /** Whether this may be the answer, or stands in its place; what is understood in every state is none. */
    boolean takes(Happening happening) {
        return open()
                && switch (happening) {
                    case Happening.Said(String said) -> globals.said(said, 1.0).isEmpty();
                    case Happening.Pressed(String keys) -> globals.pressed(keys).isEmpty();
                    case Happening.Silence silence -> true;
                    case Happening.Opened() -> false;
                    case Happening.ActionFailed failed -> false;
                    case Happening.Resumed() -> false;
                    case Happening.TimeUp() -> false;
                };
    }

    /** Asks it in place of the greeting, which follows the answer; false when there is nothing to ask. */
    boolean ask(Reply reply) {
        if (question.isEmpty()) {
            return false;
        }
        state = State.ASKED;
        put(reply);
        return true;
    }

    private void put(Reply reply) {
        question.ifPresent(prompt -> reply.say(prompt.text(), prompt.interruption()));
        listen(reply);
        reply.done();
    }

    /** Listens for the answer, if it is awaited, and for anything else. */
    void listen(Reply reply) {
        List<String> answers =
                Stream.concat(words.yes().stream(), words.no().stream()).toList();
        reply.part(open() ? new AnswerPart.Listen(answers, Optional.empty()) : AnswerPart.Listen.ANYTHING);
    }

    /** What the caller does instead of answering, or the answer; taken back with the reply. */
    Meaning hear(Happening happening, Reply reply) {
        State before = state;
        reply.runs(new Answering() {
            @Override
            public void cancel() {
                // What the caller said stays said.
            }

            @Override
            public void retract() {
                state = before;
            }
        });
        Meaning meaning = meaning(happening);
        switch (meaning) {
            case YES -> {
                state = State.SETTLED;
                reply.part(new AnswerPart.RecordingAllowed());
            }
            case NO -> state = State.SETTLED;
            case NOTHING -> {
                state = State.ASKED_AGAIN;
                put(reply);
            }
            case SOMETHING_ELSE -> state = State.SETTLED;
        }
        return meaning;
    }

    private Meaning meaning(Happening happening) {
        return switch (happening) {
            case Happening.Said(String said) -> meaning(said);
            case Happening.Pressed(String keys) ->
                switch (keys) {
                    case YES_KEY -> Meaning.YES;
                    case NO_KEY -> Meaning.NO;
                    default -> Meaning.SOMETHING_ELSE;
                };
            case Happening.Silence silence -> nothing();
            case Happening.Opened() -> Meaning.SOMETHING_ELSE;
            case Happening.ActionFailed failed -> Meaning.SOMETHING_ELSE;
            case Happening.Resumed() -> Meaning.SOMETHING_ELSE;
            case Happening.TimeUp() -> Meaning.SOMETHING_ELSE;
        };
    }

    private Meaning meaning(String said) {
        List<String> all = Words.of(said);
        if (all.isEmpty()) {
            return nothing();
        }
        boolean refuses = all.stream()
                        .anyMatch(word ->
                                words.no().contains(word) || words.stops().contains(word))
                || understanding.nearest(said, words.no()).isPresent();
        if (refuses) {
            return Meaning.NO;
        }
        boolean agrees = understanding.nearest(said, words.yes()).isPresent()
                || (all.size() <= LONGEST_YES && words.yes().contains(all.getFirst()));
        return agrees ? Meaning.YES : Meaning.SOMETHING_ELSE;
    }

    private Meaning nothing() {
        return state == State.ASKED ? Meaning.NOTHING : Meaning.NO;
    }

    /** What the caller meant. */
    enum Meaning {
        /** The call may be recorded. */
        YES,
        /** It may not. */
        NO,
        /** Nothing was said or understood: it is asked again. */
        NOTHING,
        /** The caller wants something: it is answered, and nothing is recorded. */
        SOMETHING_ELSE
    }

    /** How far it has come. */
    enum State {
        /** The call has not begun, or it is not to be asked. */
        NOT_ASKED,
        /** The answer is awaited. */
        ASKED,
        /** Nothing was understood once. */
        ASKED_AGAIN,
        /** It was answered. */
        SETTLED
    }
}
