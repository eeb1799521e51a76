package io.viciagents.systemtests.demo;

import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.site.HeldCalls;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A call of the demonstration and what VICIdial's books must say of it.
 *
 * @param what somebody wants
 * @param lead whom the campaign calls; empty for a caller of the in-group
 * @param log status in VICIdial's log of the call
 * @param status of the lead
 * @param further what else must stand somewhere
 */
record BookedCall(String what, String lead, CallScript script, End end, String log, String status, Further further) {
    static final String ROW = "%-6s %-34s %-21s %-7s %-7s %s";

    /** Leads live where it is five hours earlier than in Greenwich. */
    private static final ZoneOffset LEADS = ZoneOffset.ofHours(-5);

    /** Whoever is polite hears the disclosure to its end, and does not take its pauses for a question. */
    private static final Duration DISCLOSED = Duration.ofSeconds(14);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Four leads and two callers. */
    static List<BookedCall> all() {
        return Stream.concat(leads().stream(), callers().stream()).toList();
    }

    private static List<BookedCall> leads() {
        CallScript start = CallScript.start();
        CallScript offered = start.listenFor(DISCLOSED);
        return List.of(
                new BookedCall(
                        "Ann accepts the offer",
                        "Ann",
                        offered.answer("yes please")
                                .answer("that is fine")
                                .listen()
                                .press("1"),
                        End.HUNG_UP_BY_AGENT,
                        "SALE",
                        "SALE",
                        held -> List.of(named(held, "Ann"), remark(held, "best called in the morning"))),
                new BookedCall(
                        "Bob wants a call tomorrow afternoon",
                        "Bob",
                        offered.answer("call me later").answer("in the afternoon"),
                        End.HUNG_UP_BY_AGENT,
                        "CALLBK",
                        "CBHOLD",
                        held -> List.of(named(held, "Bob"), callBack(held))),
                new BookedCall(
                        "Cleo never wants a call again",
                        "Cleo",
                        start.listen().press("9"),
                        End.HUNG_UP_BY_AGENT,
                        "DNC",
                        "DNC",
                        held -> List.of(listed(held))),
                new BookedCall(
                        "Dan hangs up in the first second",
                        "Dan",
                        start.listenFor(Duration.ofMillis(300)).hangUp(),
                        End.HUNG_UP_BY_CALLER,
                        "NP",
                        "NP",
                        held -> List.of(new Fact("no DROP", true))));
    }

    private static List<BookedCall> callers() {
        CallScript start = CallScript.start();
        return List.of(
                new BookedCall(
                        "a caller books an appointment",
                        "",
                        start.answer("i would like to book an appointment")
                                .answer("on tuesday please")
                                .answer("in the morning")
                                .answer("yes"),
                        End.HUNG_UP_BY_AGENT,
                        "SALE",
                        "SALE",
                        held -> List.of(remark(held, "appointment wanted: Tuesday morning"))),
                new BookedCall(
                        "a caller wants a human",
                        "",
                        start.answer("the front desk please"),
                        End.WITH_HUMANS,
                        "XFER",
                        "XFER",
                        held -> List.of(remark(held, "Asked for a human."))));
    }

    void place(HeldCalls calls) {
        if (lead.isEmpty()) {
            calls.inbound(what, script);
        } else {
            calls.outbound(what, lead, script);
        }
    }

    /** Shows a row; answers whether all in it is right. */
    boolean show(HeldCalls calls, Screen screen) {
        HeldCalls.Held held = calls.of(what);
        List<Fact> facts = further.of(held);
        boolean right = held.report().end() == end
                && held.log("status").equals(log)
                && held.lead("status").equals(status)
                && facts.stream().allMatch(Fact::right);
        screen.plain(String.format(
                Locale.ROOT,
                ROW,
                right ? "right" : "WRONG",
                what,
                held.callId(),
                held.log("status"),
                held.lead("status"),
                String.join("; ", facts.stream().map(Fact::words).toList())));
        return right;
    }

    private static Fact named(HeldCalls.Held held, String name) {
        boolean heard = held.said("AGENT").stream().anyMatch(line -> line.contains("Hi " + name));
        return new Fact(heard ? "greeted as " + name : "NOT GREETED BY NAME", heard);
    }

    private static Fact remark(HeldCalls.Held held, String words) {
        String comments = held.lead("comments");
        return new Fact("comments: " + comments, comments.contains(words));
    }

    private static Fact callBack(HeldCalls.Held held) {
        LocalDate tomorrow = LocalDate.ofInstant(held.began(), LEADS).plusDays(1);
        String agreed = TIME.format(
                ZonedDateTime.of(tomorrow, LocalTime.of(14, 0), LEADS).withZoneSameInstant(HeldCalls.DIALER));
        List<String> there = held.calls().rows("vicidial_callbacks", "lead_id", held.leadId(), "callback_time");
        return new Fact(
                "call-back " + String.join(", ", there) + " " + HeldCalls.DIALER, there.equals(List.of(agreed)));
    }

    private static Fact listed(HeldCalls.Held held) {
        int times = held.calls()
                .rows("vicidial_dnc", "phone_number", held.phone(), "phone_number")
                .size();
        return new Fact(times == 1 ? "on the do-not-call list" : "NOT ON THE DO-NOT-CALL LIST", times == 1);
    }

    /** What else must be so. */
    @FunctionalInterface
    interface Further {
        List<Fact> of(HeldCalls.Held held);
    }

    /** Something that stands in the books. */
    record Fact(String words, boolean right) {}
}
