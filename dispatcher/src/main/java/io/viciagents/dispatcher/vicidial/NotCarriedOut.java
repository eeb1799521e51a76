package io.viciagents.dispatcher.vicidial;

/** What a conversation wanted cannot be done, and it should hear of it: the message is a sentence for it. */
final class NotCarriedOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCarriedOut(String reason) {
        super(reason, null, false, false);
    }
}
