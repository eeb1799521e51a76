package io.viciagents.node.dialogue;

/** Something in a call that wants an answer. */
public sealed interface Happening {
    /** The call has begun: a greeting is wanted. */
    record Opened() implements Happening {}

    /**
     * The caller has finished a turn.
     *
     * @param words lower case, or empty when there was speech that could not be understood
     */
    record Said(String words) implements Happening {}

    /**
     * The caller has pressed keys.
     *
     * @param keys one, or as many as {@link AnswerPart.Listen} asked for
     */
    record Pressed(String keys) implements Happening {}

    /**
     * Nobody has said anything for a while.
     *
     * @param times how often in a row, from 1
     */
    record Silence(int times) implements Happening {}

    /**
     * The outcome that the dialogue asked for could not be brought about, and the caller is still there.
     *
     * @param reason a sentence for the record, not for the caller
     */
    record ActionFailed(String reason) implements Happening {}

    /**
     * The call goes on here, from the memory of a dialogue on a node that was lost. What was being said is said by the
     * conversation; wanted are what to listen for, and, when something was asked and not completely answered, the answer
     * from its beginning. What was begun in the world and has no end is unknown: it is begun again only if that does no harm.
     */
    record Resumed() implements Happening {}

    /** The call has lasted as long as it may: a goodbye is wanted. */
    record TimeUp() implements Happening {}
}
