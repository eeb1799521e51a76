package io.viciagents.dispatcher.books;

import java.time.Duration;

/** What came of carrying out a {@link Posting}. */
public sealed interface Told {
    /**
     * It stands in the books, by us or already.
     *
     * @param answer what VICIdial answered, without secrets
     */
    record Done(String answer) implements Told {}

    /**
     * Not yet; it is to be tried again.
     *
     * @param after how long from now at the earliest
     * @param reason a sentence without secrets
     */
    record Later(Duration after, String reason) implements Told {}

    /**
     * It cannot be done however often it is tried: a person must look.
     *
     * @param reason a sentence without secrets, that says what to do
     */
    record Never(String reason) implements Told {}
}
