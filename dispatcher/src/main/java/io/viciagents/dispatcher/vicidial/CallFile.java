package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Future;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.Direction;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.Lead;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is known of one call at its dialer: best knowledge at any moment, from what was looked up, else from the call ID, else
 * from the route. Any thread.
 *
 * <p>Mutable: what the caller was promised in mid-call, and whether VICIdial took the caller over. Both are lost with this
 * dispatcher; what depends on them comes right all the same, by the outbox and by a look into VICIdial's log, only later.
 */
final class CallFile {
    /** VICIdial's own users, under which it keeps calls that no agent has yet. */
    private static final String NOBODY = "VDAD|VDCL|";
    /** A lead that was called that much later than the call came was called again. */
    private static final Duration SAME_CALL = Duration.ofSeconds(60);

    private final Dialer dialer;
    private final CallRecord.Caller caller;
    private final Optional<CallId> callId;
    private final RemoteAgent entry;
    private final LookUps lookUps;
    private final Map<Asking, Future<CallAnswer>> asked = new ConcurrentHashMap<>();
    private volatile boolean neverAgain;
    private volatile boolean handedOver;

    CallFile(Dialer dialer, CallRecord.Caller caller, Optional<CallId> callId, RemoteAgent entry, LookUps lookUps) {
        this.dialer = dialer;
        this.caller = caller;
        this.callId = callId;
        this.entry = entry;
        this.lookUps = lookUps;
    }

    /** Which dialer's call it is. */
    String dialerName() {
        return dialer.name();
    }

    CallRecord.Caller caller() {
        return caller;
    }

    /** Empty for a raw call. */
    Optional<CallId> callId() {
        return callId;
    }

    RemoteAgent entry() {
        return entry;
    }

    LookUps lookUps() {
        return lookUps;
    }

    Optional<LeadId> leadId() {
        return callId.map(CallId::lead).or(() -> lead().map(Lead::id));
    }

    Optional<Lead> lead() {
        return LookUps.known(lookUps.lead());
    }

    /** Whose line has the call, to the best of our knowledge. */
    AgentUser user() {
        return LookUps.known(lookUps.user())
                .or(() -> LookUps.known(lookUps.log())
                        .map(io.viciagents.vicidial.api.CallRecord::user)
                        .filter(user -> !NOBODY.contains(user + "|"))
                        .map(AgentUser::new))
                .orElseGet(() -> new AgentUser(entry.user()));
    }

    /** The campaign or in-group whose log has the call; empty text when nobody can say. */
    String group() {
        return LookUps.known(lookUps.log())
                .map(io.viciagents.vicidial.api.CallRecord::group)
                .filter(group -> !group.isBlank())
                .orElseGet(() -> caller.direction() == Direction.OUTBOUND
                        ? entry.campaign()
                        : entry.inGroup().orElse(""));
    }

    /** The lead's number, else the caller's. */
    Optional<PhoneNumber> phone() {
        return lead().map(Lead::phone).flatMap(PhoneNumber::parse).or(() -> PhoneNumber.parse(caller.callerNumber()));
    }

    /** Empty when there is no lead to keep anything under. */
    Optional<DialerCall> dialerCall() {
        return leadId().map(lead -> new DialerCall(
                callId.map(CallId::text).orElse(""),
                callId.isPresent() ? group() : "",
                lead.number(),
                user().name(),
                lead().map(this::lastCalled).orElse("")));
    }

    /** When this call came, by the lead; whoever looks late sees a later call there, which is of no use. */
    private String lastCalled(Lead lead) {
        LocalDateTime latest = dialer.localTime(caller.arrived()).plus(SAME_CALL);
        return Times.parse(lead.column(Times.LAST_CALLED))
                .filter(time -> !time.isAfter(latest))
                .map(time -> lead.column(Times.LAST_CALLED))
                .orElse("");
    }

    /** Answers a request that was answered already from memory. */
    Future<CallAnswer> once(long number, CallRequest request, Supplier<Future<CallAnswer>> deed) {
        return asked.computeIfAbsent(new Asking(number, request), first -> deed.get());
    }

    /** The caller wants no more calls: whatever else comes, the status is DNC. */
    void promiseNeverAgain() {
        neverAgain = true;
    }

    boolean neverAgain() {
        return neverAgain;
    }

    /** VICIdial, or the dialplan, has the caller now, who was still there. */
    void markHandedOver() {
        handedOver = true;
    }

    boolean handedOver() {
        return handedOver;
    }

    private record Asking(long number, CallRequest request) {}
}
