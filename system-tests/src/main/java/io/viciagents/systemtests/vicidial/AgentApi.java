package io.viciagents.systemtests.vicidial;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /agc/api.php}. Most functions answer success and set a column that only a human's screen reads: for a remote agent
 * nothing happens, and nothing happens here.
 */
final class AgentApi {
    private final RaCallControl callControl;

    AgentApi(Telephone telephone) {
        this.callControl = new RaCallControl(telephone);
    }

    Reply answer(Asked asked) {
        if (asked.function().equals("version")) {
            return Reply.line("VERSION: 2.14-82|BUILD: 250122-1010|DATE: " + asked.now() + "|EPOCH: "
                    + asked.books().epoch());
        }
        return Logins.agent(asked).or(() -> unfit(asked)).orElseGet(() -> line(asked));
    }

    private static Optional<Reply> unfit(Asked asked) {
        if (asked.function().equals("ra_call_control") && !(asked.has("value") && asked.has("stage"))) {
            return Optional.of(Reply.line("ERROR: ra_call_control not valid - " + asked.get("value") + "|"
                    + asked.get("agent_user") + "|" + asked.get("stage")));
        }
        if (Logins.mayUse(asked)) {
            return Optional.empty();
        }
        String group = asked.books()
                .find("vicidial_users", "user", asked.user())
                .map(row -> row.get("user_group"))
                .orElse("");
        return Optional.of(Reply.line("ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION - "
                + asked.get("value") + "|" + asked.user() + "|" + asked.function() + "|" + group));
    }

    private Reply line(Asked asked) {
        String agent = asked.get("agent_user");
        return asked.books()
                .find("vicidial_live_agents", "user", agent)
                .map(line -> function(asked, line))
                .orElseGet(() -> Reply.line("ERROR: agent_user is not logged in - " + agent));
    }

    private Reply function(Asked asked, Row line) {
        String agent = asked.get("agent_user");
        String value = asked.get("value");
        return switch (asked.function()) {
            case "ra_call_control" -> callControl.answer(asked);
            case "update_fields" -> updateFields(asked, line);
            case "external_status" -> externalStatus(asked, line);
            case "external_hangup" -> {
                line.set("external_hangup", value);
                yield asked.success("function set", " - " + value + "|" + agent);
            }
            case "recording" -> recording(asked, line);
            case "transfer_conference" ->
                asked.success(
                        "function set",
                        " - " + value + "|" + asked.get("ingroup_choices") + "||NO|" + agent + "|"
                                + line.get("callerid") + "|");
            case "send_dtmf", "park_call" -> asked.success("function set", " - " + value + "|" + agent);
            case "external_dial" ->
                line.is("status", "PAUSED")
                        ? asked.success("function set", " - " + value + "|" + agent)
                        : Reply.line("ERROR: agent_user is not paused - " + agent);
            case "logout" ->
                asked.success(
                        "function set", " - " + value + "|" + asked.books().epoch() + "|" + agent);
            case "calls_in_queue_count" ->
                Reply.text("SUCCESS: calls_in_queue_count - "
                        + asked.books()
                                .all("vicidial_auto_calls", "status", "LIVE")
                                .size());
            default -> Reply.text("");
        };
    }

    private static Reply externalStatus(Asked asked, Row line) {
        String status = asked.get("value");
        String value = asked.has("callback_datetime")
                ? String.join(
                        "!",
                        status,
                        asked.get("callback_datetime").replace('+', ' '),
                        asked.get("callback_type"),
                        asked.get("callback_comments"),
                        "")
                : status;
        line.set("external_status", value);
        return asked.success("function set", " - " + value + "|" + asked.get("agent_user"));
    }

    private static Reply recording(Asked asked, Row line) {
        String agent = asked.get("agent_user");
        String where = "|" + line.get("server_ip") + "|" + line.get("conf_exten") + "|" + line.get("status");
        return asked.get("value").equals("STATUS")
                ? Reply.line("NOTICE: not recording - " + agent + "||||" + where)
                : asked.success("function sent", " - " + agent + "|" + asked.get("value") + "|||" + where);
    }

    private static Reply updateFields(Asked asked, Row line) {
        Optional<Row> lead = asked.books().find("vicidial_list", "lead_id", line.get("lead_id"));
        if (lead.isEmpty()) {
            return Reply.line("ERROR: agent_user does not have a lead on their screen - " + asked.get("agent_user"));
        }
        List<String> sent = LeadFunctions.COLUMNS.stream()
                .filter(asked::has)
                .filter(name -> !List.of("user", "lead_id").contains(name))
                .sorted()
                .toList();
        LeadFunctions.write(asked, lead.get());
        return asked.success(
                "lead updated",
                " - " + asked.user() + "|" + asked.get("agent_user") + "|" + line.get("lead_id") + "|1|1|"
                        + String.join(",", sent) + "|"
                        + sent.stream()
                                .map(name -> name + "=\"" + asked.get(name) + "\"")
                                .collect(Collectors.joining(","))
                        + "|");
    }
}
