package io.viciagents.node.embedded;

/** An embedded engine cannot be used on this machine; the message is a sentence that says what to install. */
public final class SpeechEngineMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpeechEngineMissingException(String sentence) {
        super(sentence);
    }

    SpeechEngineMissingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
