package io.viciagents.dispatcher.setup;

import io.vertx.core.Vertx;
import io.viciagents.service.life.ExitCode;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.LinesWrite;
import io.viciagents.vicidial.api.LoggedInAgent;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines and status of remote-agent entries: the one thing of a set-up that VICIdial's API can change. */
final class RemoteAgentChanges {
    private final Site site;
    private final PrintWriter out;

    RemoteAgentChanges(Site site, PrintWriter out) {
        this.site = site;
        this.out = out;
    }

    ExitCode apply(Vertx vertx, Optional<Rows> rows) {
        DialerClient dialer = new DialerClient(vertx, site.access(), Statuses.builtIn(), new QuietAlarm());
        out.println();
        out.println("Remote agents, by VICIdial's API:");
        ExitCode worst = ExitCode.STOPPED;
        try {
            List<LoggedInAgent> atWork = rows.isPresent()
                    ? List.of()
                    : dialer.remoteAgents().atWork().await();
            for (AgentLines entry : site.agents()) {
                String now = rows.map(there -> now(there, entry)).orElseGet(() -> now(atWork, entry));
                worst = apply(dialer, entry, now) ? worst : ExitCode.FAILED;
            }
        } catch (DialerException refused) {
            out.println("  " + refused.getMessage());
            worst = ExitCode.FAILED;
        }
        dialer.close();
        return worst;
    }

    /** An entry at work is left alone: dispatchers give it the lines that it can have. */
    private boolean apply(DialerClient dialer, AgentLines entry, String now) {
        String who = "  " + entry.firstUser() + ": ";
        if (now.startsWith("ACTIVE")) {
            out.println(who + "unchanged, " + now);
            return true;
        }
        out.println(who + now + " -> ACTIVE with " + entry.lines() + " lines");
        LinesWrite written = dialer.remoteAgents()
                .open(new AgentUser(Long.toString(entry.firstUser())), entry.lines())
                .await();
        return switch (written) {
            case LinesWrite.Written() -> true;
            case LinesWrite.NoSuchEntry() -> {
                out.println(who + "there is no such remote agent yet; run vicidial.sql, or make it on the page Admin >"
                        + " Remote Agents, and come back");
                yield false;
            }
        };
    }

    private static String now(Rows rows, AgentLines entry) {
        List<Map<String, String>> found = rows.all(
                "SELECT status, number_of_lines FROM vicidial_remote_agents WHERE user_start = ? AND conf_exten = ?",
                Long.toString(entry.firstUser()),
                entry.extension());
        return found.stream()
                .findFirst()
                .map(row -> row.get("status") + " with " + row.get("number_of_lines") + " lines")
                .orElse("missing");
    }

    /** Without a look into the tables: an entry is active when its lines are at work. */
    private static String now(List<LoggedInAgent> atWork, AgentLines entry) {
        long lines = atWork.stream()
                .filter(line -> line.extension().equals(entry.extension()))
                .filter(line -> line.user().matches("[0-9]{1,12}"))
                .mapToLong(line -> Long.parseLong(line.user()))
                .filter(user -> user >= entry.firstUser() && user <= entry.lastUser())
                .count();
        return lines == 0
                ? "no line at work"
                : "ACTIVE, with " + lines + (lines == 1 ? " line" : " lines") + " at work";
    }
}
