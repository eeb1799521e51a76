package io.viciagents.vicidial.tables;

/** VICIdial's database could not be read; the message is one sentence with its cure, and holds no password. */
public final class TablesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TablesException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
