package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.InGroup;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.TransferTarget;
import io.viciagents.vicidial.api.ApiLine.Kind;
import io.viciagents.vicidial.api.ApiRequest.Repeat;

/**
 * Ends calls the way VICIdial's books come out right: {@code ra_call_control} of the agent API. Nothing here is sent
 * twice, for a second try would answer {@link CallControlAnswer.NoActiveCall}, which tells less than a time-out.
 *
 * <p>The agent API has more functions that answer success for remote agents and do nothing: they are left out on purpose.
 */
public final class CallControl {
    private final ApiConnection connection;
    private final Statuses statuses;

    CallControl(ApiConnection connection, Statuses statuses) {
        this.connection = connection;
        this.statuses = statuses;
    }

    /**
     * Hangs the caller up and writes the status into log and lead.
     *
     * @param agent the user whose line has the call: VICIdial writes the user into the log
     */
    public Future<CallControlAnswer> hangUp(CallId call, AgentUser agent, Status status) {
        return control(call, agent, "HANGUP", status, "", "");
    }

    /** Sends the caller to an extension of the dialer, blind. */
    public Future<CallControlAnswer> transfer(CallId call, AgentUser agent, TransferTarget target, Status status) {
        return control(call, agent, "EXTENSIONTRANSFER", status, "phone_number", target.extension());
    }

    /** Sends the caller to the humans of an in-group, blind; the lead stays, the call gets a new ID. */
    public Future<CallControlAnswer> handOver(CallId call, AgentUser agent, InGroup inGroup, Status status) {
        return control(call, agent, "INGROUPTRANSFER", status, "ingroup_choices", inGroup.id());
    }

    /** Sends the caller to the campaign's or in-group's {@code default_xfer_group}. */
    public Future<CallControlAnswer> handOverToDefault(CallId call, AgentUser agent, Status status) {
        return control(call, agent, "INGROUPTRANSFER", status, "ingroup_choices", "DEFAULTINGROUP");
    }

    /** Changes the lead of the call that an agent's line has now. */
    public Future<CallControlAnswer> updateLead(AgentUser agent, LeadFields fields) {
        ApiRequest request = ApiRequest.agent("update_fields", Repeat.HARMLESS)
                .with("agent_user", agent)
                .with(fields.parameters());
        return connection.ask(request).map(answer -> read(answer, "lead updated"));
    }

    private Future<CallControlAnswer> control(
            CallId call, AgentUser agent, String stage, Status status, String name, String value) {
        ApiRequest request = ApiRequest.agent("ra_call_control", Repeat.NEVER)
                .with("agent_user", agent)
                .with("value", call)
                .with("stage", stage)
                .with("status", statuses.check(status));
        return connection
                .ask(name.isEmpty() ? request : request.with(name, value))
                .map(answer -> read(answer, ""));
    }

    private static CallControlAnswer read(ApiAnswer answer, String success) {
        if (answer.says(Kind.SUCCESS, success)) {
            return new CallControlAnswer.Done();
        }
        if (answer.says(Kind.ERROR, "no active call found")) {
            return new CallControlAnswer.NoActiveCall();
        }
        if (answer.says(Kind.ERROR, "agent_user is not logged in")) {
            return new CallControlAnswer.AgentNotLoggedIn();
        }
        return answer.line(Kind.ERROR, "")
                .<CallControlAnswer>map(line -> new CallControlAnswer.Refused(line.reason()))
                .orElseThrow(answer::unexpected);
    }
}
