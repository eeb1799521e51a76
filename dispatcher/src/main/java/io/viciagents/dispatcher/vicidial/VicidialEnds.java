package io.viciagents.dispatcher.vicidial;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.call.DialplanEnds;
import io.viciagents.dispatcher.call.Ends;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.InGroup;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.TransferTarget;
import io.viciagents.vicidial.api.CallControlAnswer;
import io.viciagents.vicidial.api.DialerException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends calls the way VICIdial's books come out right: by {@code ra_call_control}, which writes log and lead, frees the line
 * and then moves the channel. When VICIdial does not answer, or does not know the call, the dialplan does it, and the books
 * are corrected afterwards. Any thread; each end on a virtual thread of its own.
 *
 * <pre>
 *  what is to be told --> outbox          (durable before anything is tried)
 *  summary --> lead                       (before a transfer: a human may have the call in a second)
 *  ra_call_control --Done-------------------------------------> VICIdial moves the channel
 *       |--AgentNotLoggedIn--> asked once more with the right user
 *       |--Refused (no such in-group ...)---------------------> told to the conversation
 *       +--NoActiveCall, no answer in time, no permission-----> the dialplan moves the channel
 * </pre>
 */
final class VicidialEnds implements Ends {
    private static final Logger log = LoggerFactory.getLogger(VicidialEnds.class);
    /** A human must not wait for a slow API; the outbox writes the summary in any case. */
    private static final Duration FOR_THE_SUMMARY = Duration.ofSeconds(1);

    private final Dialer dialer;
    private final CallFiles files;
    private final Papers papers;
    private final Outbox outbox;
    private final Clerk clerk;
    private final DialplanEnds dialplan;
    private final MeterRegistry meters;

    VicidialEnds(
            Dialer dialer,
            CallFiles files,
            Papers papers,
            Outbox outbox,
            Clerk clerk,
            DialplanEnds dialplan,
            MeterRegistry meters) {
        this.dialer = dialer;
        this.files = files;
        this.papers = papers;
        this.outbox = outbox;
        this.clerk = clerk;
        this.dialplan = dialplan;
        this.meters = meters;
    }

    @Override
    public Future<Void> send(CallRecord call, CallOutcome outcome) {
        return OnThread.run("end " + call.call(), () -> {
            carryOut(call, outcome);
            return null;
        });
    }

    private void carryOut(CallRecord call, CallOutcome outcome) {
        CallFile file = files.of(call);
        Paperwork paper = papers.of(call, file, outcome);
        Optional<String> refusal = paper.refusal();
        // A conversation that comes back with the same gets its end; the wish is noted on the lead.
        if (refusal.isPresent() && call.refusals() == 0) {
            throw new NotCarriedOut(refusal.get());
        }
        List<Posting> entries = paper.entries();
        outbox.record(entries);
        Status status = stickyStatus(call, file, paper.status());
        if (file.callId().isEmpty()) {
            byDialplan(call, file, outcome);
            return;
        }
        CallId id = file.callId().get();
        switch (outcome.next()) {
            case NextStep.HangUp() ->
                control(call, file, outcome, user -> dialer.client().calls().hangUp(id, user, status));
            case NextStep.InGroup(String name) -> {
                InGroup inGroup = word(name, InGroup::new);
                summaryFirst(entries);
                control(call, file, outcome, user -> dialer.client().calls().handOver(id, user, inGroup, status));
            }
            case NextStep.Extension(String number) -> {
                TransferTarget target = word(number, TransferTarget::new);
                summaryFirst(entries);
                control(call, file, outcome, user -> dialer.client().calls().transfer(id, user, target, status));
            }
        }
    }

    /** VICIdial writes the status over whatever the lead has: a lead that must not be called stays so. */
    private Status stickyStatus(CallRecord call, CallFile file, Status wanted) {
        if (wanted.equals(Status.DNC) || file.leadId().isEmpty()) {
            return wanted;
        }
        try {
            Optional<String> now =
                    within(dialer.client().leads().column(file.leadId().get(), "status"), FOR_THE_SUMMARY);
            return now.filter(Status.DNC.code()::equals).map(dnc -> Status.DNC).orElse(wanted);
        } catch (DialerException | TimeoutException unknown) {
            log.atDebug().addKeyValue("call", call.call()).log("the lead's status could not be looked at");
            return wanted;
        }
    }

    private static <T> T word(String text, java.util.function.Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new NotCarriedOut(String.valueOf(wrong.getMessage()));
        }
    }

    /** The outbox would do it, too; whoever comes second finds it done. */
    private void summaryFirst(List<Posting> entries) {
        Future<Void> written = OnThread.run("summary", () -> {
            entries.stream()
                    .filter(posting -> posting.task() instanceof io.viciagents.dispatcher.books.BookTask.LeadFields)
                    .forEach(clerk::carryOut);
            return null;
        });
        try {
            within(written, FOR_THE_SUMMARY);
        } catch (TimeoutException late) {
            log.atWarn().log("the summary could not be written before the transfer, it follows");
        }
    }

    private void control(CallRecord call, CallFile file, CallOutcome outcome, Wish wish) {
        switch (asked(call, file, wish)) {
            case CallControlAnswer.Done() -> {
                file.markHandedOver();
                count("api");
            }
            case CallControlAnswer.Refused(String reason) -> {
                if (outcome.next() instanceof NextStep.HangUp) {
                    byDialplan(call, file, outcome);
                } else {
                    throw new NotCarriedOut(reason);
                }
            }
            case CallControlAnswer.NoActiveCall() -> {
                // The caller hung up, or it was done before a takeover: what the dialplan does to a channel that is
                // gone
                // is nothing.
                dialplan.send(call, outcome).await();
                count("gone");
            }
            case CallControlAnswer.AgentNotLoggedIn() -> byDialplan(call, file, outcome);
        }
    }

    private CallControlAnswer asked(CallRecord call, CallFile file, Wish wish) {
        try {
            CallControlAnswer answer = wish.as(file.user()).await();
            return answer instanceof CallControlAnswer.AgentNotLoggedIn ? askedWithTheRightUser(file, wish) : answer;
        } catch (DialerException failed) {
            log.atWarn()
                    .addKeyValue("call", call.call())
                    .log("VICIdial did not end it, the dialplan does: {}", failed.getMessage());
            return new CallControlAnswer.AgentNotLoggedIn();
        }
    }

    private CallControlAnswer askedWithTheRightUser(CallFile file, Wish wish) {
        Optional<AgentUser> user = file.callId()
                .flatMap(id -> dialer.client().remoteAgents().userOf(id).await());
        return user.isPresent() ? wish.as(user.get()).await() : new CallControlAnswer.AgentNotLoggedIn();
    }

    private void byDialplan(CallRecord call, CallFile file, CallOutcome outcome) {
        dialplan.send(call, outcome).await();
        file.markHandedOver();
        count("dialplan");
    }

    @Override
    public Future<Void> toHumans(CallRecord call, CallOutcome outcome) {
        return OnThread.run("humans " + call.call(), () -> {
            CallFile file = files.of(call);
            if (!handedOver(call, file, outcome)) {
                dialplan.fallBack(call.call().channel()).await();
                file.markHandedOver();
                count("fallback");
            }
            return null;
        });
    }

    /** Whether VICIdial has taken the caller to the in-group that the outcome names. */
    private boolean handedOver(CallRecord call, CallFile file, CallOutcome outcome) {
        if (file.callId().isEmpty() || !(outcome.next() instanceof NextStep.InGroup(String name))) {
            return false;
        }
        InGroup inGroup = word(name, InGroup::new);
        Status status = papers.of(call, file, outcome).status();
        boolean done = asked(
                        call,
                        file,
                        user -> dialer.client().calls().handOver(file.callId().get(), user, inGroup, status))
                instanceof CallControlAnswer.Done;
        if (done) {
            file.markHandedOver();
            count("api");
        }
        return done;
    }

    @Override
    public Future<Void> fallBack(String channel) {
        return dialplan.fallBack(channel);
    }

    private void count(String way) {
        meters.counter("vicidial.ends", "dialer", dialer.name(), "way", way).increment();
    }

    private static <T> T within(Future<T> step, Duration limit) throws TimeoutException {
        return step.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What VICIdial is asked to do with a call, in the name of a user whose line has it. */
    @FunctionalInterface
    private interface Wish {
        Future<CallControlAnswer> as(AgentUser user);
    }
}
