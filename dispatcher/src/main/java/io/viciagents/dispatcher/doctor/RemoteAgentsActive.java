package io.viciagents.dispatcher.doctor;

import io.viciagents.dispatcher.setup.AgentLines;
import io.viciagents.dispatcher.setup.Rows;
import io.viciagents.dispatcher.setup.Site;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.LoggedInAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Each remote-agent entry is ACTIVE, has a user for each of its lines, and VICIdial's daemon has its lines at work. */
final class RemoteAgentsActive implements Check {
    private final Tables tables;
    private final DialerClient dialer;
    private final Site site;

    RemoteAgentsActive(Tables tables, DialerClient dialer, Site site) {
        this.tables = tables;
        this.dialer = dialer;
        this.site = site;
    }

    @Override
    public String name() {
        return "remote agents and their users";
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>(tables.look(rows -> site.agents().stream()
                .flatMap(entry -> rows(rows, entry).stream())
                .toList()));
        found.addAll(atWork());
        return found;
    }

    private static List<Finding> rows(Rows rows, AgentLines entry) {
        String who = "remote agent " + entry.firstUser();
        List<Map<String, String>> entries = rows.all(
                "SELECT status, number_of_lines FROM vicidial_remote_agents WHERE user_start = ?",
                Long.toString(entry.firstUser()));
        if (entries.isEmpty()) {
            return List.of(Finding.wrong(who, "it does not exist", "run vicidial.sql of vici-setup"));
        }
        List<Finding> found = new ArrayList<>();
        Map<String, String> row = entries.getFirst();
        if (entries.size() > 1) {
            found.add(Finding.wrong(who, "two entries begin with that user", "delete one on Admin > Remote Agents"));
        }
        if (!"ACTIVE".equals(row.get("status"))) {
            found.add(Finding.wrong(
                    who,
                    "it is INACTIVE, so it gets no calls",
                    "start dispatcher and agents, which activate it, or run vici-setup --apply"));
        }
        int lines = Integer.parseInt(row.getOrDefault("number_of_lines", "0"));
        // Dispatchers raise the lines up to what the site's file gives.
        List<String> without = withoutUser(rows, entry, Math.max(lines, entry.lines()));
        if (!without.isEmpty()) {
            found.add(Finding.wrong(
                    who,
                    "lines have no active user: " + String.join(", ", without)
                            + "; they are hidden from logged_in_agents and from reports",
                    "run vicidial.sql of vici-setup, which makes one for each line"));
        }
        return found.isEmpty() ? List.of(Finding.ok(who, "ACTIVE with " + lines + " lines, each with a user")) : found;
    }

    private static List<String> withoutUser(Rows rows, AgentLines entry, int lines) {
        Set<String> active = rows
                .all(
                        "SELECT user FROM vicidial_users WHERE active = 'Y' AND CAST(user AS UNSIGNED) BETWEEN ? AND ?",
                        entry.firstUser(),
                        entry.firstUser() + lines - 1)
                .stream()
                .map(user -> user.getOrDefault("user", ""))
                .collect(Collectors.toSet());
        return LongStream.range(entry.firstUser(), entry.firstUser() + lines)
                .mapToObj(Long::toString)
                .filter(user -> !active.contains(user))
                .toList();
    }

    /** What VICIdial's daemon has made of it, which any account of the API sees. */
    private List<Finding> atWork() {
        try {
            List<LoggedInAgent> lines = dialer.remoteAgents().atWork().await();
            return site.agents().stream().map(entry -> atWork(entry, lines)).toList();
        } catch (DialerException failed) {
            return List.of(Finding.notChecked("", failed.getMessage() + "", "mend the API's user first"));
        }
    }

    private static Finding atWork(AgentLines entry, List<LoggedInAgent> lines) {
        String who = "remote agent " + entry.firstUser();
        long count = lines.stream()
                .filter(line -> line.user().matches("[0-9]{1,12}"))
                .map(line -> Long.parseLong(line.user()))
                .filter(user -> user >= entry.firstUser() && user <= entry.lastUser())
                .count();
        return count > 0
                ? Finding.ok(who, count + " lines at work")
                : Finding.wrong(
                        who,
                        "none of its lines is at work",
                        "look that it is ACTIVE, its campaign active, its server right, and that AST_VDremote_agents.pl runs"
                                + " there (keepalive option 4)");
    }
}
