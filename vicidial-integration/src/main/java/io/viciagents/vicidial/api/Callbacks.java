package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.Comments;
import io.viciagents.vicidial.DialerTime;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.api.ApiLine.Kind;
import io.viciagents.vicidial.api.ApiRequest.Repeat;
import java.util.List;
import java.util.Optional;

/** Call-backs: {@code vicidial_callbacks}. One lead has at most one; scheduling again moves it. */
public final class Callbacks {
    private final ApiConnection connection;

    Callbacks(ApiConnection connection) {
        this.connection = connection;
    }

    /**
     * Lets the campaign's next free agent call again, and holds the lead until then (without CBHOLD it might be dialled
     * before). The time must come from {@link DialerTime#plan}: VICIdial checks neither its form nor the hour.
     */
    public Future<CallbackWrite> schedule(LeadId lead, DialerTime time, CampaignId campaign, Comments comments) {
        ApiRequest request = ApiRequest.nonAgent("update_lead", Repeat.HARMLESS)
                .with("lead_id", lead)
                .with("status", Status.CBHOLD)
                .with("callback", "Y")
                .with("callback_status", Status.CALLBK)
                .with("callback_datetime", time)
                .with("callback_type", "ANYONE")
                .with("callback_comments", comments)
                .with("campaign_id", campaign);
        return connection.ask(request).map(Callbacks::scheduled);
    }

    /** Takes a lead's call-back away; done, too, when there was none. */
    public Future<Void> remove(LeadId lead) {
        ApiRequest request = ApiRequest.nonAgent("update_lead", Repeat.HARMLESS)
                .with("lead_id", lead)
                .with("callback", "REMOVE");
        return connection.ask(request).map(answer -> {
            if (answer.isEmpty() || answer.says(Kind.NOTICE, "SCHEDULED CALLBACK")) {
                return null;
            }
            throw answer.unexpected();
        });
    }

    /** A lead's call-back, for reading back what was written; empty when there is none. */
    public Future<Optional<ScheduledCallback>> find(LeadId lead) {
        ApiRequest request = ApiRequest.nonAgent("lead_callback_info", Repeat.HARMLESS)
                .with("lead_id", lead)
                .with("header", "YES");
        return connection.ask(request).map(answer -> {
            if (answer.says(Kind.ERROR, "CALLBACK NOT FOUND") || answer.says(Kind.ERROR, "LEAD NOT FOUND")) {
                return Optional.empty();
            }
            if (answer.isError()) {
                throw answer.unexpected();
            }
            return ApiTable.rows(answer.text()).stream()
                    .map(row -> new ScheduledCallback(
                            row.getOrDefault("campaign_id", ""),
                            row.getOrDefault("callback_status", ""),
                            row.getOrDefault("callback_date", ""),
                            row.getOrDefault("recipient", ""),
                            row.getOrDefault("user", ""),
                            row.getOrDefault("comments", "")))
                    .reduce((older, newer) -> newer);
        });
    }

    private static CallbackWrite scheduled(ApiAnswer answer) {
        if (answer.says(Kind.NOTICE, "SCHEDULED CALLBACK ADDED")
                || answer.says(Kind.NOTICE, "SCHEDULED CALLBACK UPDATED")) {
            return new CallbackWrite.Scheduled();
        }
        if (answer.says(Kind.ERROR, "NO MATCHES FOUND")) {
            return new CallbackWrite.NoSuchLead();
        }
        return List.of(Kind.NOTICE, Kind.ERROR).stream()
                .flatMap(kind -> answer.line(kind, "").stream())
                .findFirst()
                .<CallbackWrite>map(line -> new CallbackWrite.Refused(line.reason()))
                .orElseThrow(answer::unexpected);
    }
}
