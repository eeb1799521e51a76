package io.viciagents.systemtests.vicidial;

import java.util.Optional;

/** Agent API: ra_call_control, the only correct way to end a remote agent's call. */
final class RaCallControl {
    private final Telephone telephone;

    RaCallControl(Telephone telephone) {
        this.telephone = telephone;
    }

    Reply answer(Asked asked) {
        String call = asked.get("value");
        String stage = asked.get("stage");
        Books books = asked.books();
        String target = "";
        switch (stage) {
            case "HANGUP" -> {}
            case "EXTENSIONTRANSFER" -> target = asked.get("phone_number").replaceAll("[^*#0-9A-Za-z]", "");
            case "INGROUPTRANSFER" -> target = asked.get("ingroup_choices");
            default -> {
                return Reply.line("ERROR: stage is not valid - " + stage);
            }
        }
        Optional<Row> live = books.find("vicidial_auto_calls", "callerid", call);
        if (live.isEmpty()) {
            return Reply.line("ERROR: no active call found - " + call);
        }
        if (stage.equals("EXTENSIONTRANSFER") && target.length() < 2) {
            return Reply.line("ERROR: phone_number is not valid - " + target);
        }
        if (stage.equals("INGROUPTRANSFER")) {
            target = target.equals("DEFAULTINGROUP") ? defaultGroup(books, live.get()) : target;
            if (books.find("vicidial_inbound_groups", "group_id", target).isEmpty()) {
                return Reply.line("ERROR: ingroup is not valid - " + target);
            }
        }
        end(asked, live.get());
        move(stage, target, live.get(), asked);
        String who = asked.get("agent_user") + "|" + call + "|";
        return Reply.line(
                stage.equals("HANGUP")
                        ? "SUCCESS: ra_call_control hungup - " + who + "HANGUP"
                        : "SUCCESS: ra_call_control transfer - " + who + asked.get("phone_number"));
    }

    private void move(String stage, String target, Row call, Asked asked) {
        String channel = call.get("channel");
        String manager = "API" + call.get("callerid").substring(4);
        switch (stage) {
            case "EXTENSIONTRANSFER" -> telephone.redirect(channel, "default", target, "X" + manager);
            case "INGROUPTRANSFER" ->
                telephone.redirect(
                        channel,
                        "default",
                        "90009*" + target + "**" + call.get("lead_id") + "**" + call.get("phone_number") + "**"
                                + asked.get("agent_user") + "**",
                        "X" + manager);
            default -> telephone.hangUp(channel);
        }
    }

    /** VICIdial writes its books first and queues the hang-up or the transfer then. */
    private static void end(Asked asked, Row call) {
        Books books = asked.books();
        String id = call.get("callerid");
        String word = asked.has("status") ? asked.word("status") : "RAXFER";
        String status = word.substring(0, Math.min(word.length(), 6));
        String agent = asked.get("agent_user");
        books.find("vicidial_list", "lead_id", call.get("lead_id"))
                .ifPresent(lead -> lead.set("status", status, "user", agent));
        String log = id.startsWith("Y") ? "vicidial_closer_log" : "vicidial_log";
        books.find(log, "caller_code", id)
                .ifPresent(row -> row.set(
                        "status",
                        status,
                        "user",
                        agent,
                        "length_in_sec",
                        Math.max(0, books.epoch() - row.number("start_epoch")),
                        "term_reason",
                        "NONE"));
        books.delete("vicidial_auto_calls", "callerid", id);
        books.all("vicidial_live_agents", "callerid", id)
                .forEach(line ->
                        line.set("status", "READY", "lead_id", 0, "uniqueid", "", "callerid", "", "channel", ""));
    }

    private static String defaultGroup(Books books, Row call) {
        String group = call.get("campaign_id");
        return books.find("vicidial_campaigns", "campaign_id", group)
                .or(() -> books.find("vicidial_inbound_groups", "group_id", group))
                .map(row -> row.get("default_xfer_group"))
                .orElse("");
    }
}
