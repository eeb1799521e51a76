package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.Comments;
import io.viciagents.vicidial.DialerTime;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.api.CallbackWrite;
import io.viciagents.vicidial.api.Lead;
import io.viciagents.vicidial.api.LeadChange;
import io.viciagents.vicidial.api.ScheduledCallback;
import java.time.LocalDateTime;
import java.util.Optional;

/** Schedules call-backs. Blocks. */
final class CallbackWriting {
    private final Dialer dialer;
    private final ReadBack readBack;

    CallbackWriting(Dialer dialer, ReadBack readBack) {
        this.dialer = dialer;
        this.readBack = readBack;
    }

    Told write(Posting posting, BookTask.Callback task) {
        Optional<LocalDateTime> time = Times.parse(task.time());
        if (time.isEmpty()) {
            return new Told.Never("'" + task.time() + "' is no time: drop this, and call the lead by hand");
        }
        Optional<Lead> found = LeadWriting.lead(dialer, task.call());
        if (found.isEmpty()) {
            return LeadWriting.noLead(task.call());
        }
        boolean scheduled = scheduled(task);
        return switch (new LeadJudge(found.get(), task.call()).on(Status.CBHOLD, Optional.empty())) {
            case LeadJudge.Verdict.Leave(String reason) ->
                scheduled ? new Told.Done("scheduled, and left: " + reason) : notScheduled(reason);
            case LeadJudge.Verdict.Holds() when scheduled -> readBack.stands(posting, "scheduled for " + task.time());
            case LeadJudge.Verdict.Holds() -> schedule(posting, task, time.get());
            case LeadJudge.Verdict.Write() -> schedule(posting, task, time.get());
        };
    }

    /** A lead that must not be called is not called back; for all else a human must decide. */
    private static Told notScheduled(String reason) {
        return reason.contains(Status.DNC.code())
                ? new Told.Done("not scheduled: " + reason)
                : new Told.Never("not scheduled, for " + reason + ": call the lead by hand, or drop this");
    }

    private boolean scheduled(BookTask.Callback task) {
        Optional<ScheduledCallback> there =
                dialer.client().callbacks().find(new LeadId(task.call().lead())).await();
        return there.filter(callback -> callback.time().equals(task.time())).isPresent();
    }

    private Told schedule(Posting posting, BookTask.Callback task, LocalDateTime time) {
        if (!time.isAfter(dialer.localTime(dialer.clock().instant()))) {
            return new Told.Never(
                    "the time of the call-back, " + task.time()
                            + ", has passed: VICIdial would call at once, whatever the hour; call the lead by hand, or drop this");
        }
        return switch (dialer.client()
                .callbacks()
                .schedule(
                        new LeadId(task.call().lead()),
                        new DialerTime(time),
                        new CampaignId(task.campaign()),
                        new Comments(task.comments()))
                .await()) {
            case CallbackWrite.Scheduled() -> readBack.written(posting);
            case CallbackWrite.NoSuchLead() -> LeadWriting.noLead(task.call());
            case CallbackWrite.Refused(String reason) -> refused(task, reason);
        };
    }

    /** VICIdial holds the lead for a call-back that it did not take: without another status nobody would ever call. */
    private Told refused(BookTask.Callback task, String reason) {
        return LeadWriting.answer(
                task.call(),
                dialer,
                LeadChange.to(Status.CALLBK),
                new Told.Never("VICIdial did not take the call-back: " + reason
                        + "; look at the campaign of the route's remoteAgent, and call the lead by hand"));
    }
}
