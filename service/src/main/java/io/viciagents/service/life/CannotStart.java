package io.viciagents.service.life;

/**
 * A part of the service cannot be opened, for a reason that an operator can mend.
 *
 * <p>The message is one sentence for him, {@code key.path: what is wrong; what to do}; it is logged without stack trace.
 */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says it in one sentence. */
    public CannotStart(String sentence) {
        super(sentence);
    }

    /** Says it in one sentence, and keeps what was thrown. */
    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
