package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.Comments;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.api.Lead;
import io.viciagents.vicidial.api.LeadChange;
import io.viciagents.vicidial.api.LeadFields;
import io.viciagents.vicidial.api.LeadWrite;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes fields and statuses of leads. Blocks. */
final class LeadWriting {
    private static final String FULL =
            "the lead's comments are full, so it was not added: give summaries a field of their own (summary)";

    private final Dialer dialer;
    private final ReadBack readBack;

    LeadWriting(Dialer dialer, ReadBack readBack) {
        this.dialer = dialer;
        this.readBack = readBack;
    }

    Told fields(BookTask.LeadFields task) {
        Optional<Lead> found = lead(dialer, task.call());
        if (found.isEmpty()) {
            return noLead(task.call());
        }
        Map<String, String> wanted = new HashMap<>(task.fields());
        wanted.values().removeIf(String::isBlank);
        Optional<String> comments = comments(found.get(), task.comments());
        comments.ifPresent(text -> wanted.put("comments", text));
        wanted.entrySet()
                .removeIf(field ->
                        LeadFields.of(Map.of(field.getKey(), field.getValue())).stand(found.get()));
        return wanted.isEmpty()
                ? new Told.Done(comments.isEmpty() && !stands(found.get(), task.comments()) ? FULL : "the lead says so")
                : answer(task.call(), dialer, LeadChange.of(LeadFields.of(wanted)), new Told.Done("written"));
    }

    /** What there is, and ours; empty when ours is there already, or there is no room left. */
    private static Optional<String> comments(Lead lead, String addition) {
        Comments there = lead.comments();
        String both = there.and(addition).text();
        return stands(lead, addition) || both.equals(there.text()) ? Optional.empty() : Optional.of(both);
    }

    /** Whether the comments say so; a beginning of it where they are full. */
    private static boolean stands(Lead lead, String addition) {
        return lead.comments().text().contains(new Comments(addition).text());
    }

    Told status(Posting posting, BookTask.LeadStatus task) {
        Optional<Lead> found = lead(dialer, task.call());
        if (found.isEmpty()) {
            return noLead(task.call());
        }
        Status wanted = new Status(task.status());
        return switch (new LeadJudge(found.get(), task.call()).on(wanted, Optional.empty())) {
            case LeadJudge.Verdict.Holds() -> readBack.stands(posting, "the lead is " + wanted);
            case LeadJudge.Verdict.Leave(String reason) -> new Told.Done("left: " + reason);
            case LeadJudge.Verdict.Write() ->
                answer(task.call(), dialer, LeadChange.to(wanted), readBack.written(posting));
        };
    }

    static Optional<Lead> lead(Dialer dialer, DialerCall call) {
        return dialer.client().leads().find(new LeadId(call.lead())).await();
    }

    static Told noLead(DialerCall call) {
        return new Told.Never("there is no lead " + call.lead() + ": it was deleted, or the call ID was no call ID");
    }

    /** Writes, in the name of the user who had the call. */
    static Told answer(DialerCall call, Dialer dialer, LeadChange change, Told written) {
        LeadChange signed = change.by(new AgentUser(call.user()));
        return switch (dialer.client()
                .leads()
                .change(new LeadId(call.lead()), signed)
                .await()) {
            case LeadWrite.Written() -> written;
            case LeadWrite.NoSuchLead() -> noLead(call);
        };
    }
}
