package io.viciagents.dispatcher.ari;

/** Asterisk refused, was silent or cannot be reached. The message says what was wanted, from whom, and what came back. */
public final class AriException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /**
     * @param message what was wanted, from whom, and what came back
     * @param status HTTP status, or 0 when there was no answer
     */
    public AriException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }
}
