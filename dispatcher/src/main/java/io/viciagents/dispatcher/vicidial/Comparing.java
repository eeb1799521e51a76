package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.BookTask.Disposition;
import io.viciagents.dispatcher.books.BookTask.LeadOwner;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.vicidial.Compared.Difference;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.api.CallRecord;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.Lead;
import java.util.Optional;

/**
 * Compares how a call ended with what its log and its lead at one dialer say, by the API's functions. Blocks. Throws {@link
 * DialerException} when the dialer does not answer.
 */
final class Comparing {
    private final Dialer dialer;

    Comparing(Dialer dialer) {
        this.dialer = dialer;
    }

    /**
     * Compares one.
     *
     * @param mayBeUp whether nobody knows that it has ended
     */
    Compared compare(Disposition task, boolean mayBeUp) {
        DialerCall call = task.call();
        Optional<Lead> lead = call.lead() == 0 ? Optional.empty() : LeadWriting.lead(dialer, call);
        String leadStatus = lead.map(Lead::status).orElse("");
        if (call.callId().isEmpty()) {
            return new Compared(leadDiffers(task, lead), "", leadStatus);
        }
        CallId id = new CallId(call.callId());
        if (mayBeUp && dialer.client().remoteAgents().userOf(id).await().isPresent()) {
            return new Compared(Difference.STILL_UP, "", leadStatus);
        }
        Optional<CallRecord> log = dialer.client().books().find(id).await();
        return log.map(row -> new Compared(
                        logDiffers(row.status(), task).orElseGet(() -> leadDiffers(task, lead)),
                        row.status(),
                        leadStatus))
                .orElseGet(() -> new Compared(Difference.MISSING, "", leadStatus));
    }

    private static Optional<Difference> logDiffers(String status, Disposition task) {
        if (status.equals(task.status())) {
            return Optional.empty();
        }
        if (Compared.DROPPED.contains(status)) {
            return Optional.of(Difference.DROPPED);
        }
        return Optional.of(LeadJudge.isUndecided(status) ? Difference.STUCK : Difference.DIFFERENT);
    }

    /** A lead that was handed to humans, or called again, is none of ours; nor is one that somebody has decided on. */
    private Difference leadDiffers(Disposition task, Optional<Lead> lead) {
        boolean undecided = task.lead() == LeadOwner.OURS
                && lead.filter(found -> LeadJudge.isUndecided(found.status()))
                        .map(found -> new LeadJudge(found, task.call())
                                .on(new Status(task.status()), Optional.of(dialer.localTime(task.ended()))))
                        .filter(LeadJudge.Verdict.Write.class::isInstance)
                        .isPresent();
        return undecided ? Difference.LEAD_UNDECIDED : Difference.NONE;
    }
}
