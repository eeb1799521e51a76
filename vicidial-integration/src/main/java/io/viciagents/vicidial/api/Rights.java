package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.viciagents.vicidial.api.ApiRequest.Repeat;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks each function whether we may call it, in a way that changes nothing: with parameters that VICIdial refuses after it has
 * looked at our rights, such as a number that is too short, or a remote agent that does not exist.
 */
public final class Rights {
    private static final String NOBODY = "no-such-user";

    private final ApiConnection agent;
    private final ApiConnection nonAgent;

    Rights(ApiConnection agent, ApiConnection nonAgent) {
        this.agent = agent;
        this.nonAgent = nonAgent;
    }

    /** Of each function that we use. Fails when the login is refused or the dialer cannot be reached. */
    public Future<List<Right>> ask() {
        Future<List<Right>> all = Future.succeededFuture(new ArrayList<>());
        for (ApiRequest question : questions()) {
            all = all.compose(rights -> ask(question).map(right -> {
                rights.add(right);
                return rights;
            }));
        }
        return all.map(List::copyOf);
    }

    private Future<Right> ask(ApiRequest question) {
        ApiConnection connection = question.api() == Api.AGENT ? agent : nonAgent;
        return connection
                .ask(question)
                .map(passed -> new Right(question.function(), Right.Answer.PERMITTED))
                .recover(failure -> failure instanceof DialerException.NotPermitted
                        ? Future.succeededFuture(new Right(question.function(), Right.Answer.NOT_PERMITTED))
                        : Future.failedFuture(failure));
    }

    private static List<ApiRequest> questions() {
        return List.of(
                agent("ra_call_control")
                        .with("agent_user", NOBODY)
                        .with("value", "V0000000000000000000")
                        .with("stage", "HANGUP")
                        .with("status", "NA"),
                agent("update_fields").with("agent_user", NOBODY).with("first_name", "x"),
                nonAgent("add_lead").with("phone_number", "1").with("list_id", "1"),
                nonAgent("update_lead"),
                nonAgent("lead_all_info").with("lead_id", "9999999999"),
                nonAgent("lead_field_info").with("lead_id", "9999999999"),
                nonAgent("lead_search").with("phone_number", "000000"),
                nonAgent("lead_callback_info").with("lead_id", "9999999999"),
                nonAgent("add_dnc_phone").with("phone_number", "1"),
                nonAgent("update_log_entry")
                        .with("group", "no-such")
                        .with("call_id", "V0000000000000000000")
                        .with("status", "NA"),
                nonAgent("callid_info").with("call_id", "V0000000000000000000"),
                nonAgent("phone_number_log").with("phone_number", "000000"),
                nonAgent("logged_in_agents"),
                nonAgent("in_group_status").with("in_groups", "no-such"),
                nonAgent("update_remote_agent").with("agent_user", NOBODY).with("number_of_lines", "1"),
                nonAgent("recording_lookup").with("agent_user", NOBODY).with("date", "2000-01-01"),
                nonAgent("agent_status").with("agent_user", NOBODY),
                nonAgent("list_info").with("list_id", "1"));
    }

    private static ApiRequest agent(String function) {
        return ApiRequest.agent(function, Repeat.HARMLESS);
    }

    private static ApiRequest nonAgent(String function) {
        return ApiRequest.nonAgent(function, Repeat.HARMLESS);
    }
}
