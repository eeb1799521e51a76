package io.viciagents.node.dialogue;

import io.viciagents.cluster.DialogueMemory;
import java.util.Map;

/**
 * Decides what the agent says and does in one call. Confined to the call's loop; one that waits for a network answers
 * later, and hops back to the loop first.
 *
 * <pre>
 *   answer --> part, part, ... done | failed
 *        \--- cancel:  no more parts are wanted; what was told stands
 *        \--- retract: as if it had never been asked; nothing of it was heard
 * </pre>
 *
 * <p>There is one answer at a time: a conversation cancels or retracts one before it asks for the next.
 */
public interface Dialogue {
    /**
     * Asks what to do about something that happened.
     *
     * @param listener is told on the call's loop, perhaps before this method returns
     */
    Answering answer(Happening happening, AnswerListener listener);

    /**
     * More is known about the lead. It asks for no answer; the next ones may use it.
     *
     * @param fields by VICIdial's names
     */
    void learn(Map<String, String> fields);

    /**
     * What the caller really heard of a sentence, once it has ended or was cut. A memory keeps this and not what was
     * meant to be said.
     */
    void heard(String text);

    /**
     * What another dialogue needs to go on from here when this node is lost, asked at any moment: also what was asked and is
     * not completely answered yet, and what was begun in the world without an end. A dialogue that is made from it is first
     * asked {@link Happening.Resumed}.
     */
    DialogueMemory memory();

    /** An answer under way, or one that has been given. */
    interface Answering {
        /** No more parts are wanted, and none follow. Harmless when the answer is complete. */
        void cancel();

        /**
         * No more parts are wanted, and the dialogue forgets that it was asked: the caller went on talking, or the
         * answer was prepared for a case that has changed. Only for the last answer.
         */
        void retract();

        /**
         * The caller can wait no longer: what stands by for this answer speaks now, as a script does for a language model.
         * False when nothing does; the answer is as it was then.
         */
        default boolean replace() {
            return false;
        }
    }
}
