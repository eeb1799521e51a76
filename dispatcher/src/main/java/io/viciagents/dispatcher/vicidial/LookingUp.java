package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Future;
import io.viciagents.cluster.CallRecord;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.Lead;
import io.viciagents.vicidial.api.LeadAdded;
import io.viciagents.vicidial.dialplan.Dialplan;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up what is to be known of a call. Any thread. */
final class LookingUp {
    private static final Logger log = LoggerFactory.getLogger(LookingUp.class);

    private final Dialer dialer;
    private final Switchboard switchboard;

    LookingUp(Dialer dialer, Switchboard switchboard) {
        this.dialer = dialer;
        this.switchboard = switchboard;
    }

    LookUps about(CallRecord call, Optional<CallId> callId) {
        var answered =
                new AnswerTime(switchboard, dialer.clock()).of(call.call().channel());
        LookUps lookUps = callId.map(id -> new LookUps(
                        dialer.client().leads().find(id.lead()),
                        dialer.client().remoteAgents().userOf(id),
                        dialer.client().books().find(id),
                        answered))
                .orElseGet(() -> new LookUps(
                        raw(call),
                        Future.succeededFuture(Optional.empty()),
                        Future.succeededFuture(Optional.empty()),
                        answered));
        lookUps.lead().onFailure(failed -> warn(call, "lead", failed));
        lookUps.user().onFailure(failed -> warn(call, "user", failed));
        lookUps.log().onFailure(failed -> warn(call, "log", failed));
        return lookUps;
    }

    private static void warn(CallRecord call, String what, Throwable failed) {
        log.atWarn()
                .addKeyValue("call", call.call())
                .addKeyValue("what", what)
                .log("could not be looked up: {}", failed.getMessage());
    }

    /** Finds the lead by the caller's number, or adds it; the dialplan is told, for an in-group wants a lead. */
    private Future<Optional<Lead>> raw(CallRecord call) {
        return PhoneNumber.parse(call.caller().callerNumber())
                .map(phone -> find(phone)
                        .compose(found -> found.isPresent() ? Future.succeededFuture(found) : add(phone))
                        .onSuccess(found -> found.ifPresent(lead -> switchboard.setVariable(
                                call.call().channel(),
                                Dialplan.AI_LEAD,
                                lead.id().toString()))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<Lead>> find(PhoneNumber phone) {
        PhoneNumber national = national(phone);
        Future<Optional<Lead>> found = dialer.client().leads().find(phone);
        return national.equals(phone)
                ? found
                : found.compose(lead -> lead.isPresent()
                        ? Future.succeededFuture(lead)
                        : dialer.client().leads().find(national));
    }

    private Future<Optional<Lead>> add(PhoneNumber phone) {
        return dialer.settings()
                .newLeads()
                .map(list ->
                        dialer.client().leads().add(list.of(national(phone))).compose(this::added))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<Lead>> added(LeadAdded answer) {
        return switch (answer) {
            case LeadAdded.Added(LeadId lead, LeadAdded.Hopper hopper) ->
                dialer.client().leads().find(lead);
            case LeadAdded.Duplicate there -> notAdded("VICIdial has it already");
            case LeadAdded.OnDoNotCallList listed -> notAdded("its number is on the do-not-call list");
            case LeadAdded.NoSuchList none -> notAdded("there is no list " + list() + ", check newLeads");
            case LeadAdded.Refused(String reason) -> notAdded(reason);
        };
    }

    private static Future<Optional<Lead>> notAdded(String why) {
        return Future.failedFuture(new IllegalStateException("the lead was not added: " + why));
    }

    private String list() {
        return dialer.settings()
                .newLeads()
                .map(NewLeads::list)
                .map(String::valueOf)
                .orElse("");
    }

    /** VICIdial keeps numbers without the country's code. */
    private PhoneNumber national(PhoneNumber phone) {
        String code = dialer.settings().newLeads().map(NewLeads::phoneCode).orElse("1");
        String digits = phone.digits();
        boolean has = digits.startsWith(code) && digits.length() - code.length() >= 9;
        return has ? new PhoneNumber(digits.substring(code.length())) : phone;
    }
}
