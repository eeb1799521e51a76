package io.viciagents.vicidial.api;

import io.vertx.core.Future;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.ApiLine.Kind;
import io.viciagents.vicidial.api.ApiRequest.Repeat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customers: {@code vicidial_list}. */
public final class Leads {
    private final ApiConnection connection;
    private final Statuses statuses;

    Leads(ApiConnection connection, Statuses statuses) {
        this.connection = connection;
        this.statuses = statuses;
    }

    /** All that is known of a lead; empty when there is none. */
    public Future<Optional<Lead>> find(LeadId lead) {
        return find("lead_id", lead);
    }

    /** The lead with that number; empty when there is none. */
    public Future<Optional<Lead>> find(PhoneNumber phone) {
        return find("phone_number", phone);
    }

    /** One column, cheaper than all; empty when the lead or the column does not exist. */
    public Future<Optional<String>> column(LeadId lead, String name) {
        if (!name.matches("[_0-9A-Za-z]{1,50}")) {
            throw new IllegalArgumentException("column of vicidial_list wanted, got '" + name + "'");
        }
        ApiRequest request = ApiRequest.nonAgent("lead_field_info", Repeat.HARMLESS)
                .with("lead_id", lead)
                .with("field_name", name);
        return connection.ask(request).map(answer -> {
            if (answer.httpStatus() == 500
                    || answer.says(Kind.ERROR, "LEAD NOT FOUND")
                    || answer.says(Kind.ERROR, "LEAD FIELD NOT FOUND")) {
                return Optional.empty();
            }
            return Optional.of(answer.text());
        });
    }

    /** All leads with that number, the newest first. */
    public Future<List<LeadId>> search(PhoneNumber phone) {
        ApiRequest request = ApiRequest.nonAgent("lead_search", Repeat.HARMLESS)
                .with("phone_number", phone)
                .with("header", "YES");
        return connection.ask(request).map(answer -> {
            if (answer.says(Kind.ERROR, "NO MATCHES FOUND")) {
                return List.of();
            }
            if (answer.isError()) {
                throw answer.unexpected();
            }
            return ApiTable.rows(answer.text()).stream()
                    .flatMap(row ->
                            Arrays.stream(row.getOrDefault("lead_ids", "").split("-")))
                    .filter(id -> id.matches("[1-9][0-9]{0,9}"))
                    .map(id -> new LeadId(Long.parseLong(id)))
                    .toList();
        });
    }

    /** Adds a lead to a list that exists. Not repeated: a second one would be a second lead. */
    public Future<LeadAdded> add(NewLead lead) {
        ApiRequest request = ApiRequest.nonAgent("add_lead", Repeat.NEVER)
                .with("phone_number", lead.phone())
                .with("phone_code", lead.phoneCode())
                .with("list_id", lead.list())
                .with("list_exists_check", "Y")
                .with(lead.fields().parameters())
                .with(lead.checks());
        return connection.ask(request).map(Leads::added);
    }

    /** Changes a lead. Look at it first: a status that a human or a later call has set, and DNC, must stay. */
    public Future<LeadWrite> change(LeadId lead, LeadChange change) {
        Map<String, String> parameters = change.parameters();
        if (parameters.containsKey("status")) {
            statuses.check(new Status(parameters.get("status")));
        }
        ApiRequest request = ApiRequest.nonAgent("update_lead", Repeat.HARMLESS)
                .with("lead_id", lead)
                .with(parameters);
        return connection.ask(request).map(answer -> {
            if (answer.says(Kind.SUCCESS, "LEAD HAS BEEN UPDATED")) {
                return new LeadWrite.Written();
            }
            if (answer.says(Kind.ERROR, "NO MATCHES FOUND")) {
                return new LeadWrite.NoSuchLead();
            }
            throw answer.unexpected();
        });
    }

    private Future<Optional<Lead>> find(String parameter, Object value) {
        ApiRequest request = ApiRequest.nonAgent("lead_all_info", Repeat.HARMLESS)
                .with(parameter, value)
                .with("header", "YES");
        return connection.ask(request).map(answer -> {
            if (answer.says(Kind.ERROR, "LEAD NOT FOUND")) {
                return Optional.empty();
            }
            Map<String, String> row = ApiTable.row(answer.text(), "comments");
            if (answer.isError() || !row.containsKey("lead_id")) {
                throw answer.unexpected();
            }
            return Optional.of(new Lead(row));
        });
    }

    private static LeadAdded added(ApiAnswer answer) {
        Optional<ApiLine> success = answer.line(Kind.SUCCESS, "LEAD HAS BEEN ADDED");
        if (success.isPresent()) {
            boolean waits = answer.says(Kind.NOTICE, "ADDED TO HOPPER");
            return new LeadAdded.Added(
                    new LeadId(Long.parseLong(success.get().detail(2))),
                    waits ? LeadAdded.Hopper.IN : LeadAdded.Hopper.OUT);
        }
        ApiLine error = answer.line(Kind.ERROR, "").orElseThrow(answer::unexpected);
        if (error.reason().startsWith("DUPLICATE")) {
            return new LeadAdded.Duplicate(error.detail(2));
        }
        if (error.reason().startsWith("NOT A DEFINED LIST")) {
            return new LeadAdded.NoSuchList();
        }
        return error.reason().endsWith(" DNC")
                ? new LeadAdded.OnDoNotCallList()
                : new LeadAdded.Refused(error.reason());
    }
}
