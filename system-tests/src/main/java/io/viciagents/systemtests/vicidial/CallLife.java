package io.viciagents.systemtests.vicidial;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

/**
 * What VICIdial's daemons and AGI scripts do around a call of a remote agent.
 *
 * <pre>
 *   deliver: line QUEUE, log and lead QUEUE
 *     --0 to 10 s--> line INCALL, log and lead XFER, log marked REMOTE, agent's user in both   (AST_VDremote_agents)
 *     --h AGI before that--> log and lead DROP, whatever the lead said meanwhile               (FastAGI_log)
 *     --h AGI after that---> nothing written: the lead stays XFER for ever
 *   ra_call_control at any time: log and lead get its status, line READY, h AGI changes nothing
 * </pre>
 */
public final class CallLife {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMddHHmmss");

    private final StandIn dialer;
    private volatile Duration follows = Duration.ofSeconds(4);

    CallLife(StandIn dialer) {
        this.dialer = dialer;
    }

    /** How long after delivery VICIdial's remote-agent daemon follows; real ones take 0 to 10 s. */
    public void follows(Duration after) {
        this.follows = after;
    }

    /** Logs the lines of all ACTIVE entries in, and those out that are free and too many: what the daemon does all the time. */
    public void logIn() {
        dialer.books(books -> {
            books.rows("vicidial_remote_agents").forEach(entry -> logIn(books, entry));
            return true;
        });
    }

    /** A campaign has dialled a lead, it answered, and a line was free; empty when none was: VICIdial would drop the call. */
    public Optional<Delivered> outbound(long lead) {
        return dialer.books(books -> {
            Row row = books.find("vicidial_list", "lead_id", lead).orElseThrow();
            String campaign = books.find("vicidial_lists", "list_id", row.get("list_id"))
                    .map(list -> list.get("campaign_id"))
                    .orElse("");
            row.set(
                    "called_count",
                    row.number("called_count") + 1,
                    "last_local_call_time",
                    Asked.TIME.format(books.now()));
            return freeLine(books, "campaign_id", campaign).map(line -> deliver(books, line, row, 'V', campaign));
        });
    }

    /** A caller rang a DID that routes to an in-group; the lead is found or made. Empty when no line was free. */
    public Optional<Delivered> inbound(String phone, String inGroup) {
        return dialer.books(books -> {
            Row lead = books.find("vicidial_list", "phone_number", phone)
                    .orElseGet(() -> books.insert(
                            "vicidial_list",
                            "lead_id=?|status=NEW|list_id=1001|gmt_offset_now=0.00|phone_code=1|phone_number=?",
                            books.takeId("vicidial_list"),
                            phone));
            return books.rows("vicidial_live_agents").stream()
                    .filter(line -> line.is("status", "READY") && line.lists("closer_campaigns", inGroup))
                    .min(Comparator.comparing(line -> line.get("user")))
                    .map(line -> deliver(books, line, lead, 'Y', inGroup));
        });
    }

    /** The channel that carries a call is known (VICIdial's AGI scripts learn it before we do). */
    public void onChannel(String callId, String channel) {
        dialer.books(books -> {
            books.find("vicidial_auto_calls", "callerid", callId).ifPresent(call -> call.set("channel", channel));
            return true;
        });
    }

    /** The {@code h} extension ran: the channel has ended, for whatever reason. Harmless when repeated. */
    public void hungUp(String callId) {
        dialer.books(books -> {
            books.find("vicidial_auto_calls", "callerid", callId).ifPresent(call -> end(books, call));
            return true;
        });
    }

    private void logIn(Books books, Row entry) {
        long lines = entry.is("status", "ACTIVE") ? entry.number("number_of_lines") : 0;
        long start = entry.number("user_start");
        for (long user = start; user < start + 255; user++) {
            boolean wanted = user < start + lines;
            Optional<Row> line = books.find("vicidial_live_agents", "user", user);
            if (wanted && line.isEmpty()) {
                books.insert(
                        "vicidial_live_agents",
                        "user=?|server_ip=127.0.0.1|conf_exten=?|status=READY|lead_id=0|campaign_id=?"
                                + "|closer_campaigns=?|calls_today=0",
                        user,
                        entry.get("conf_exten"),
                        entry.get("campaign_id"),
                        entry.get("closer_campaigns"));
            } else if (!wanted && line.filter(row -> row.is("status", "READY")).isPresent()) {
                books.delete("vicidial_live_agents", "user", user);
            }
        }
    }

    private static Optional<Row> freeLine(Books books, String column, String value) {
        return books.rows("vicidial_live_agents").stream()
                .filter(line -> line.is("status", "READY") && line.is(column, value))
                .min(Comparator.comparing(line -> line.get("user")));
    }

    private Delivered deliver(Books books, Row line, Row lead, char letter, String group) {
        long id = lead.number("lead_id");
        String callId = letter + STAMP.format(books.now()).substring(1) + String.format("%010d", id);
        String phone = lead.get("phone_number");
        books.insert(
                "vicidial_auto_calls",
                "callerid=?|campaign_id=?|status=XFER|lead_id=?|phone_number=?|call_type=?",
                callId,
                group,
                id,
                phone,
                letter == 'Y' ? "IN" : "OUT");
        log(books, callId, lead, group);
        books.insert("vicidial_log_extended", "caller_code=" + callId);
        lead.set("status", "QUEUE");
        line.set("status", "QUEUE", "lead_id", id, "callerid", callId, "calls_today", line.number("calls_today") + 1);
        if (follows.isZero()) {
            follow(books, callId);
        } else {
            dialer.vertx().setTimer(follows.toMillis(), timer -> dialer.books(later -> follow(later, callId)));
        }
        return new Delivered(callId, lead.get("phone_number"), line.get("conf_exten"), line.get("user"), id);
    }

    private static void log(Books books, String callId, Row lead, String group) {
        boolean inbound = callId.startsWith("Y");
        books.insert(
                inbound ? "vicidial_closer_log" : "vicidial_log",
                "caller_code=?|uniqueid=?|closecallid=?|lead_id=?|list_id=?|campaign_id=?|call_date=?"
                        + "|start_epoch=?|length_in_sec=0|status=QUEUE|phone_number=?|user=?|term_reason=NONE",
                callId,
                books.epoch() + "." + books.takeId("uniqueid"),
                books.takeId("vicidial_closer_log"),
                lead.get("lead_id"),
                lead.get("list_id"),
                group,
                Asked.TIME.format(books.now()),
                books.epoch(),
                lead.get("phone_number"),
                inbound ? "" : "VDAD");
    }

    private static boolean follow(Books books, String callId) {
        Optional<Row> line =
                books.find("vicidial_live_agents", "callerid", callId).filter(row -> row.is("status", "QUEUE"));
        line.ifPresent(row -> {
            row.set("status", "INCALL");
            log(books, callId)
                    .ifPresent(log -> log.set("status", "XFER", "comments", "REMOTE", "user", row.get("user")));
            books.find("vicidial_list", "lead_id", row.get("lead_id"))
                    .ifPresent(lead -> lead.set("status", "XFER", "user", row.get("user")));
        });
        return line.isPresent();
    }

    private static void end(Books books, Row call) {
        String callId = call.get("callerid");
        log(books, callId).ifPresent(log -> {
            log.set("length_in_sec", Math.max(0, books.epoch() - log.number("start_epoch")), "term_reason", "CALLER");
            boolean untaken = !log.is("comments", "REMOTE") && log.get("status").matches("NA|NEW|QUEUE|XFER");
            if (untaken) {
                log.set("status", "DROP", "term_reason", "ABANDON");
                books.find("vicidial_list", "lead_id", call.get("lead_id"))
                        .ifPresent(lead -> lead.set("status", "DROP"));
            }
        });
        books.delete("vicidial_auto_calls", "callerid", callId);
        books.all("vicidial_live_agents", "callerid", callId)
                .forEach(line -> line.set("status", "READY", "lead_id", 0, "callerid", "", "uniqueid", ""));
    }

    private static Optional<Row> log(Books books, String callId) {
        return books.find(callId.startsWith("Y") ? "vicidial_closer_log" : "vicidial_log", "caller_code", callId);
    }
}
