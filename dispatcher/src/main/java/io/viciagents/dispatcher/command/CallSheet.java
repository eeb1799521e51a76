package io.viciagents.dispatcher.command;

import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.dispatcher.history.CallBook;
import io.viciagents.dispatcher.history.CallEntry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One call on a screen: who and when, what was said, what VICIdial was told. */
final class CallSheet {
    private final CallBook book;
    private final Words words;

    CallSheet(CallBook book, ZoneId zone) {
        this.book = book;
        this.words = new Words(zone);
    }

    void print(CallEntry call, PrintWriter out) {
        facts(call, out);
        nodes(call, out);
        transcript(call, out);
        told(call, out);
        out.flush();
    }

    private void facts(CallEntry call, PrintWriter out) {
        CallEntry.Moments at = call.moments();
        fact(out, "call", call.call());
        fact(out, "VICIdial", (call.callId() + " " + call.dialer()).strip());
        fact(out, "campaign", call.campaign());
        fact(out, "lead", call.lead().map(String::valueOf).orElse(""));
        fact(out, "phone", call.phone());
        fact(out, "profile", (call.profile() + " " + call.profileVersion()).strip());
        fact(out, "arrived", words.time(at.arrived()) + " " + call.direction().toLowerCase(Locale.ROOT));
        fact(out, "answered", words.time(at.answered()));
        fact(
                out,
                "connected",
                after(at.arrived().flatMap(from -> at.connected().map(to -> Duration.between(from, to)))));
        fact(
                out,
                "first sound",
                after(at.arrived().flatMap(from -> at.firstAudio().map(to -> Duration.between(from, to)))));
        fact(out, "ended", words.time(at.ended()) + " " + words.length(call.lasted()));
        fact(out, "turns", turns(call));
        book.measures(call).ifPresent(measured -> measures(measured, out));
        fact(out, "cost", words.money(call.cost()));
        fact(out, "outcome", (call.result().disposition() + " " + call.result().next()).strip());
        fact(out, "ended by", leaving(call.result().leaving()));
        fact(out, "summary", call.result().summary());
        fact(out, "recording", at(call.kept().node(), call.kept().recording()));
        fact(out, "transcript", at(call.kept().node(), call.kept().transcript()));
    }

    private static void fact(PrintWriter out, String name, String text) {
        if (!text.isBlank()) {
            out.printf(Locale.ROOT, "%-12s %s%n", name, Table.printable(text.strip()));
        }
    }

    private static String after(Optional<Duration> since) {
        return since.map(gone -> gone.toMillis() + " ms after it arrived").orElse("");
    }

    private String turns(CallEntry call) {
        return call.gapMillis().isEmpty()
                ? ""
                : call.gapMillis().size() + ", gap p50 " + words.millis(call.gapPercentile(50)) + ", p95 "
                        + words.millis(call.gapPercentile(95));
    }

    private static void measures(ConversationMeasures measured, PrintWriter out) {
        List<Integer> stops = measured.bargeInMillis();
        if (!stops.isEmpty()) {
            fact(
                    out,
                    "interrupted",
                    stops.size() + " times, silent after " + stops.getLast() + " ms at most, "
                            + measured.falseInterruptions() + " false and spoken on");
        }
        fact(
                out,
                "waits",
                "nothing heard for " + measured.deadAirMillis() + " ms at most, " + measured.fillers() + " fillers, "
                        + measured.cutOffs() + " cut-offs, " + measured.noMatches() + " not understood");
        fact(
                out,
                "providers",
                measured.providerErrors() + " errors, tokens " + measured.tokensRead() + " read and "
                        + measured.tokensWritten() + " written");
    }

    private static String leaving(String leaving) {
        return switch (leaving) {
            case "SENT" -> "the agent";
            case "CALLER_LEFT" -> "the caller, or VICIdial";
            case "RESCUED" -> "a failure of ours: handed on";
            default -> leaving;
        };
    }

    private static String at(String node, String path) {
        return path.isEmpty() ? "" : (node.isEmpty() ? path : node + ":" + path);
    }

    private void nodes(CallEntry call, PrintWriter out) {
        List<CallBook.NodeMove> moves = book.moves(call);
        if (moves.isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table("NODE", "NAME", "CALLER WAITED", "LOST BECAUSE");
        moves.forEach(move -> table.row(
                move.generation(),
                move.node().orElse(""),
                move.waited().map(waited -> waited.toMillis() + " ms").orElse(""),
                move.lost().orElse("")));
        table.print(out);
    }

    private void transcript(CallEntry call, PrintWriter out) {
        List<CallBook.TranscriptLine> lines = book.transcript(call);
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        for (CallBook.TranscriptLine line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%02d:%02d.%d  %-7s %s%n",
                    line.at().toMinutes(),
                    line.at().toSecondsPart(),
                    line.at().toMillisPart() / 100,
                    line.who().toLowerCase(Locale.ROOT),
                    Table.printable(line.text()));
        }
    }

    private void told(CallEntry call, PrintWriter out) {
        List<CallBook.ToldPosting> told = book.told(call);
        if (told.isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table("TOLD VICIDIAL", "STATE", "TRIED", "ANSWER");
        told.forEach(posting -> table.row(
                posting.kind(), posting.state().toLowerCase(Locale.ROOT), posting.attempts(), posting.said()));
        table.print(out);
    }
}
