package io.viciagents.node.dialogue;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Privacy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A piece of an answer, as soon as it is known. */
public sealed interface AnswerPart {
    /**
     * Is spoken, after what was to be spoken before it.
     *
     * @param text a sentence or a clause, plain, without markup
     * @param interruption whether the caller's voice may stop it
     */
    record Say(String text, Interruption interruption) implements AnswerPart {}

    /**
     * What the caller is expected to say or press next; holds until the next one.
     *
     * @param phrases words that would be a complete answer
     * @param digits a number that may be typed
     */
    record Listen(List<String> phrases, Optional<Digits> digits) implements AnswerPart {
        /** Expects nothing in particular. */
        public static final Listen ANYTHING = new Listen(List.of(), Optional.empty());

        /** Keeps the phrases as they were given. */
        public Listen {
            phrases = List.copyOf(phrases);
        }
    }

    /** What the caller said was understood to mean none of what was expected: for the measurements. */
    record NoMatch() implements AnswerPart {}

    /** The caller agreed to be recorded. */
    record RecordingAllowed() implements AnswerPart {}

    /**
     * Something that only the dispatcher can do or know. The answer goes on when it is told what came of it.
     *
     * @param request what is asked for
     * @param then is told on the call's loop, once, and a refusal when nobody answers in time; also when the answer was
     *     cancelled meanwhile
     */
    record Ask(CallRequest request, Consumer<CallAnswer> then) implements AnswerPart {}

    /**
     * Something outside is begun now that the answer waits for.
     *
     * @param atMost how long it may take
     * @param begin begins it; on the call's loop, does not block
     */
    record Work(Duration atMost, Runnable begin) implements AnswerPart {}

    /** From here on what is said and typed is kept, or is not. */
    record Keep(Privacy privacy) implements AnswerPart {}

    /** Something that the call's record should tell, in a sentence. */
    record Noted(String what) implements AnswerPart {}

    /** The conversation ends with this, once everything has been spoken. */
    record End(CallOutcome outcome) implements AnswerPart {}

    /**
     * A number that may be typed.
     *
     * @param fewest digits that make an answer
     * @param most digits; no more are awaited
     */
    record Digits(int fewest, int most) {}
}
