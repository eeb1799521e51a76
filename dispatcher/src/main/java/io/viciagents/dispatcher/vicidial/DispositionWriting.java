package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.BookTask.Disposition;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.InGroup;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.api.CallRecord;
import io.viciagents.vicidial.api.Lead;
import io.viciagents.vicidial.api.LeadChange;
import io.viciagents.vicidial.api.LogWrite;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the log of a call, and its lead, say how the call ended. {@code ra_call_control} has written both already, if it
 * came to that; if the caller hung up first, VICIdial has written DROP, or nothing.
 *
 * <p>The lead is written before the log: as long as the log does not say it, nothing is taken for done.
 */
final class DispositionWriting {
    private static final Logger log = LoggerFactory.getLogger(DispositionWriting.class);
    /** A log that is not there by then never will be. */
    private static final Duration LOG_IS_WRITTEN_WITHIN = Duration.ofMinutes(10);

    private static final Duration LOG_AGAIN = Duration.ofSeconds(20);

    private final Dialer dialer;
    private final ReadBack readBack;

    DispositionWriting(Dialer dialer, ReadBack readBack) {
        this.dialer = dialer;
        this.readBack = readBack;
    }

    Told write(Posting posting, Disposition task) {
        Optional<CallRecord> written = logOf(task.call());
        boolean logIsRight = written.filter(row -> isRight(row, task)).isPresent() || isRaw(task.call());
        Optional<Told> lead = needsLead(task, logIsRight) ? writeLead(posting, task) : Optional.empty();
        if (logIsRight) {
            return lead.orElseGet(() -> readBack.stands(posting, "log and lead say " + task.status()));
        }
        return switch (writeLog(task, written)) {
            case LogWrite.Written() ->
                lead.filter(Told.Never.class::isInstance).orElseGet(() -> readBack.written(posting));
            case LogWrite.NoSuchCall() -> noLog(task);
            case LogWrite.NoSuchGroup() ->
                new Told.Never("VICIdial has no campaign or in-group '" + group(task, written)
                        + "': look at the remoteAgent of the route");
        };
    }

    /** Ours, or somebody else's who has thought about it. */
    private static boolean isRight(CallRecord row, Disposition task) {
        return row.status().equals(task.status()) || !LeadJudge.isUndecided(row.status());
    }

    private static boolean isRaw(DialerCall call) {
        return call.callId().isEmpty();
    }

    private Optional<CallRecord> logOf(DialerCall call) {
        return isRaw(call)
                ? Optional.empty()
                : dialer.client().books().find(new CallId(call.callId())).await();
    }

    /** A caller who was to go to humans and whose log does not say so hung up before. */
    private static boolean needsLead(Disposition task, boolean logIsRight) {
        return switch (task.lead()) {
            case OURS -> true;
            case HUMANS -> false;
            case UNKNOWN -> !logIsRight;
        };
    }

    /** Empty when the lead is as it should be, or somebody else's. */
    private Optional<Told> writeLead(Posting posting, Disposition task) {
        Optional<Lead> found = LeadWriting.lead(dialer, task.call());
        if (found.isEmpty()) {
            return Optional.of(LeadWriting.noLead(task.call()));
        }
        Status wanted = new Status(task.status());
        LeadJudge judge = new LeadJudge(found.get(), task.call());
        return switch (judge.on(wanted, Optional.of(dialer.localTime(task.ended())))) {
            case LeadJudge.Verdict.Holds() -> Optional.empty();
            case LeadJudge.Verdict.Leave(String reason) -> {
                log.atInfo()
                        .addKeyValue("call", posting.call())
                        .addKeyValue("status", wanted)
                        .log("the lead's status is left: {}", reason);
                yield Optional.empty();
            }
            case LeadJudge.Verdict.Write() ->
                Optional.of(LeadWriting.answer(
                        task.call(),
                        dialer,
                        LeadChange.to(dialer.statuses().check(wanted)),
                        readBack.written(posting)));
        };
    }

    private LogWrite writeLog(Disposition task, Optional<CallRecord> written) {
        CallId id = new CallId(task.call().callId());
        Status status = new Status(task.status());
        String group = group(task, written);
        return id.kind().isInbound()
                ? dialer.client()
                        .books()
                        .setStatus(id, new InGroup(group), status)
                        .await()
                : dialer.client()
                        .books()
                        .setStatus(id, new CampaignId(group), status)
                        .await();
    }

    private static String group(Disposition task, Optional<CallRecord> written) {
        return written.map(CallRecord::group)
                .filter(known -> !known.isBlank())
                .orElse(task.call().group());
    }

    private Told noLog(Disposition task) {
        boolean late = dialer.clock().instant().isAfter(task.ended().plus(LOG_IS_WRITTEN_WITHIN));
        return late
                ? new Told.Never("VICIdial has no log of call " + task.call().callId() + " in '"
                        + task.call().group() + "': look at the remoteAgent of the route")
                : new Told.Later(LOG_AGAIN, "VICIdial has no log of it yet");
    }
}
