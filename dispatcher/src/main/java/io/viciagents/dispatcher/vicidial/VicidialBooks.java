package io.viciagents.dispatcher.vicidial;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.call.Books;

/** Records how calls ended for VICIdial's books, and tells the log. */
final class VicidialBooks implements Books {
    private final CallFiles files;
    private final Papers papers;
    private final Outbox outbox;
    private final Books logged;

    /**
     * @param logged where it is told, too
     */
    VicidialBooks(CallFiles files, Papers papers, Outbox outbox, Books logged) {
        this.files = files;
        this.papers = papers;
        this.outbox = outbox;
        this.logged = logged;
    }

    @Override
    public void ended(CallRecord call, CallOutcome outcome, Leaving leaving) {
        CallFile file = files.of(call);
        outbox.record(papers.of(call, file, outcome).end(leadOwner(file, outcome, leaving)));
        logged.ended(call, outcome, leaving);
        files.close(call.call());
    }

    @Override
    public boolean kept(CallRef call) {
        return outbox.durable(call);
    }

    private static BookTask.LeadOwner leadOwner(CallFile file, CallOutcome outcome, Leaving leaving) {
        if (outcome.next() instanceof NextStep.HangUp) {
            return BookTask.LeadOwner.OURS;
        }
        return file.handedOver() && leaving != Leaving.CALLER_LEFT
                ? BookTask.LeadOwner.HUMANS
                : BookTask.LeadOwner.UNKNOWN;
    }
}
