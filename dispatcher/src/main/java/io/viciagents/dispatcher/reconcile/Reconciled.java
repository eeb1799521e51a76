package io.viciagents.dispatcher.reconcile;

import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.vicidial.Compared;

/**
 * A call, and whether VICIdial's books say of it what they should.
 *
 * @param kept our record
 * @param end what they should say
 * @param compared what they say
 */
public record Reconciled(KeptEnd kept, BookTask.Disposition end, Compared compared) {
    /** What VICIdial should say. */
    public String status() {
        return end.status();
    }
}
