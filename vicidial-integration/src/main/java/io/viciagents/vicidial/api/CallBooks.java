package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.InGroup;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.ApiLine.Kind;
import io.viciagents.vicidial.api.ApiRequest.Repeat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What VICIdial's logs say of calls, and how to correct them. */
public final class CallBooks {
    private final ApiConnection connection;
    private final Statuses statuses;

    CallBooks(ApiConnection connection, Statuses statuses) {
        this.connection = connection;
        this.statuses = statuses;
    }

    /** Corrects the log of an outbound call. */
    public Future<LogWrite> setStatus(CallId call, CampaignId campaign, Status status) {
        return setStatus(call, campaign.code(), status);
    }

    /** Corrects the log of an inbound call. */
    public Future<LogWrite> setStatus(CallId call, InGroup inGroup, Status status) {
        return setStatus(call, inGroup.id(), status);
    }

    /** Reads one call; empty when no log has it yet. */
    public Future<Optional<CallRecord>> find(CallId call) {
        ApiRequest request = ApiRequest.nonAgent("callid_info", Repeat.HARMLESS)
                .with("call_id", call)
                .with("detail", "YES")
                .with("header", "YES");
        return table(request, List.of("CALL NOT FOUND", "CALL LOG NOT FOUND"), CallBooks::call)
                .map(calls -> calls.stream().findFirst());
    }

    /** All calls with a number. */
    public Future<List<LoggedCall>> of(PhoneNumber phone) {
        ApiRequest request = ApiRequest.nonAgent("phone_number_log", Repeat.HARMLESS)
                .with("phone_number", phone)
                .with("header", "YES");
        return table(
                request,
                List.of("NO RECORDS FOUND"),
                row -> new LoggedCall(
                        text(row, "call_date"),
                        number(row, "length_in_sec"),
                        text(row, "lead_status"),
                        text(row, "call_status"),
                        text(row, "hangup_reason"),
                        text(row, "user")));
    }

    /** VICIdial's own recordings of a user on one day. */
    public Future<List<Recording>> recordings(AgentUser agent, LocalDate date) {
        ApiRequest request = ApiRequest.nonAgent("recording_lookup", Repeat.HARMLESS)
                .with("agent_user", agent)
                .with("date", date)
                .with("header", "YES");
        return table(
                request,
                List.of("NO RECORDINGS FOUND"),
                row -> new Recording(
                        text(row, "start_time"),
                        text(row, "user"),
                        text(row, "recording_id"),
                        text(row, "lead_id"),
                        text(row, "location")));
    }

    private Future<LogWrite> setStatus(CallId call, String group, Status status) {
        ApiRequest request = ApiRequest.nonAgent("update_log_entry", Repeat.HARMLESS)
                .with("group", group)
                .with("call_id", call)
                .with("status", statuses.check(status));
        return connection.ask(request).map(answer -> {
            if (answer.says(Kind.SUCCESS, "RECORD HAS BEEN UPDATED") || answer.says(Kind.ERROR, "NO RECORDS UPDATED")) {
                return new LogWrite.Written();
            }
            if (answer.says(Kind.ERROR, "NO RECORDS FOUND")) {
                return new LogWrite.NoSuchCall();
            }
            if (answer.says(Kind.ERROR, "GROUP NOT FOUND")) {
                return new LogWrite.NoSuchGroup();
            }
            throw answer.unexpected();
        });
    }

    private <T> Future<List<T>> table(ApiRequest request, List<String> none, Function<Map<String, String>, T> row) {
        return connection.ask(request).map(answer -> {
            if (none.stream().anyMatch(words -> answer.says(Kind.ERROR, words) || answer.says(Kind.NOTICE, words))) {
                return List.of();
            }
            if (answer.isError()) {
                throw answer.unexpected();
            }
            return ApiTable.rows(answer.text()).stream().map(row).toList();
        });
    }

    private static CallRecord call(Map<String, String> row) {
        return new CallRecord(
                text(row, "call_id"),
                number(row, "custtime"),
                text(row, "call_date"),
                text(row, "phone"),
                text(row, "call_type"),
                text(row, "campaign_id"),
                text(row, "status"),
                text(row, "user"));
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static int number(Map<String, String> row, String column) {
        String digits = text(row, column);
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
