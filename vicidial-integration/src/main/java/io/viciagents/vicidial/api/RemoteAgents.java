package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.InGroup;
import io.viciagents.vicidial.api.ApiLine.Kind;
import io.viciagents.vicidial.api.ApiRequest.Repeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines behind which we stand, and who else is at work. */
public final class RemoteAgents {
    /** More lines are cut to it silently. */
    public static final int MOST_LINES = 255;

    private final ApiConnection connection;

    RemoteAgents(ApiConnection connection) {
        this.connection = connection;
    }

    /** Lets an entry take that many calls at once: 1 to {@value #MOST_LINES}. */
    public Future<LinesWrite> open(AgentUser start, int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException("lines from 1 to " + MOST_LINES + " wanted, got " + lines);
        }
        return update(start, Map.of("status", "ACTIVE", "number_of_lines", Integer.toString(lines)));
    }

    /** Gives an entry no new calls; its lines are free only after the calls that they have. */
    public Future<LinesWrite> pause(AgentUser start) {
        return update(start, Map.of("status", "INACTIVE"));
    }

    /** All lines at work. */
    public Future<List<LoggedInAgent>> atWork() {
        return atWork(ApiRequest.nonAgent("logged_in_agents", Repeat.HARMLESS));
    }

    /** A campaign's lines at work. */
    public Future<List<LoggedInAgent>> atWork(CampaignId campaign) {
        return atWork(ApiRequest.nonAgent("logged_in_agents", Repeat.HARMLESS).with("campaigns", campaign));
    }

    /** Whose line has a call; empty when none has (yet). */
    public Future<Optional<AgentUser>> userOf(CallId call) {
        return atWork().map(lines -> lines.stream()
                .filter(line -> line.callId().equals(call.text()))
                .findFirst()
                .map(line -> new AgentUser(line.user())));
    }

    /** How busy an in-group is. One at a time: several would be added up. */
    public Future<InGroupLoad> load(InGroup inGroup) {
        ApiRequest request = ApiRequest.nonAgent("in_group_status", Repeat.HARMLESS)
                .with("in_groups", inGroup)
                .with("header", "YES");
        return connection.ask(request).map(answer -> {
            Map<String, String> row =
                    ApiTable.rows(answer.text()).stream().findFirst().orElse(Map.of());
            if (answer.isError() || row.isEmpty()) {
                throw answer.unexpected();
            }
            return new InGroupLoad(
                    (int) number(row, "calls_waiting"),
                    (int) number(row, "agents_logged_in"),
                    (int) number(row, "agents_in_calls"),
                    (int) number(row, "agents_waiting"),
                    (int) number(row, "agents_paused"));
        });
    }

    private Future<LinesWrite> update(AgentUser start, Map<String, String> change) {
        ApiRequest request = ApiRequest.nonAgent("update_remote_agent", Repeat.HARMLESS)
                .with("agent_user", start)
                .with(change);
        return connection.ask(request).map(answer -> {
            if (answer.says(Kind.SUCCESS, "REMOTE AGENT HAS BEEN UPDATED")
                    || answer.says(Kind.NOTICE, "REMOTE AGENT IS ALREADY")) {
                return new LinesWrite.Written();
            }
            if (answer.says(Kind.ERROR, "REMOTE AGENT DOES NOT EXIST")) {
                return new LinesWrite.NoSuchEntry();
            }
            throw answer.unexpected();
        });
    }

    private Future<List<LoggedInAgent>> atWork(ApiRequest request) {
        return connection.ask(request.with("header", "YES")).map(answer -> {
            if (answer.says(Kind.ERROR, "NO LOGGED IN AGENTS")) {
                return List.of();
            }
            if (answer.isError()) {
                throw answer.unexpected();
            }
            return ApiTable.rows(answer.text()).stream()
                    .map(row -> new LoggedInAgent(
                            row.getOrDefault("user", ""),
                            row.getOrDefault("campaign_id", ""),
                            row.getOrDefault("session_id", ""),
                            row.getOrDefault("status", ""),
                            number(row, "lead_id"),
                            row.getOrDefault("callerid", "")))
                    .toList();
        });
    }

    private static long number(Map<String, String> row, String column) {
        String digits = row.getOrDefault(column, "");
        return digits.matches("[0-9]{1,10}") ? Long.parseLong(digits) : 0;
    }
}
