package io.viciagents.dispatcher.pause;

import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.service.ops.Access;
import io.viciagents.service.ops.OpsAnswer;
import io.viciagents.service.ops.OpsRequest;
import io.viciagents.service.ops.OpsServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code GET /pauses}, {@code POST /pause?campaign=X} (or in-group, profile; with {@code now=true} for calls that are up,
 * too) and {@code POST /resume?campaign=X}, in sentences for people.
 */
public final class PauseRoutes {
    private static final String NOW = "now";

    private final Pauses pauses;
    private final Map<String, Route> routes;

    private PauseRoutes(Pauses pauses, Routes routes) {
        this.pauses = pauses;
        this.routes = new TreeMap<>(routes.byExtension());
    }

    /** Answers from now on. */
    public static void add(OpsServer ops, Pauses pauses, Routes routes) {
        PauseRoutes answers = new PauseRoutes(pauses, routes);
        ops.get("/pauses", Access.TOKEN, request -> answers.list());
        ops.post("/pause", Access.TOKEN, request -> answers.change(request, answers::pause));
        ops.post("/resume", Access.TOKEN, request -> answers.change(request, answers::resume));
    }

    private OpsAnswer list() {
        List<String> lines = pauses.all().stream()
                .sorted(Comparator.comparing(Pause::since))
                .map(pause -> "paused since " + pause.since() + ": " + pause.subject()
                        + (pause.scope() == Pause.Scope.ALL ? ", running calls too" : ""))
                .toList();
        return OpsAnswer.text(200, lines.isEmpty() ? "nothing is paused" : String.join("\n", lines));
    }

    private OpsAnswer change(OpsRequest request, Change change) {
        List<Subject> subjects = new ArrayList<>();
        for (Subject.Kind kind : Subject.Kind.values()) {
            Optional.ofNullable(request.query().get(kind.word()))
                    .ifPresent(name -> subjects.add(new Subject(kind, name)));
        }
        if (subjects.size() != 1) {
            return OpsAnswer.text(400, "name one campaign, in-group or profile, such as /pause?campaign=AIOUT");
        }
        Subject subject = subjects.getFirst();
        try {
            return change.of(subject, request);
        } catch (SharedEntries.Unavailable notNow) {
            return OpsAnswer.text(
                    503,
                    "nothing was changed, for fewer than half of the dispatchers see each other; try again when they do");
        }
    }

    private OpsAnswer pause(Subject subject, OpsRequest request) {
        if (routes.values().stream().noneMatch(subject::meets)) {
            return OpsAnswer.text(404, "no route belongs to " + subject + "; there are: " + known(subject.kind()));
        }
        boolean now = Boolean.parseBoolean(request.query().getOrDefault(NOW, "false"));
        Pauses.Kept kept = pauses.pause(subject, now ? Pause.Scope.ALL : Pause.Scope.NEW);
        StringBuilder said = new StringBuilder("paused: " + subject + (now ? ", running calls go to humans\n" : "\n"));
        routes.forEach((extension, route) -> {
            if (subject.meets(route)) {
                said.append("  ").append(extension).append(", profile ").append(route.profile());
                said.append(effect(route)).append('\n');
            }
        });
        return OpsAnswer.text(200, said.append(sentence(kept)).toString());
    }

    /** What VICIdial is told: an entry is open or shut, whatever campaign or in-group its calls are of. */
    private static String effect(Route route) {
        return route.remoteAgent()
                .map(
                        entry -> isRegulated(entry)
                                ? ": no new calls of campaign " + entry.campaign()
                                        + entry.inGroup()
                                                .map(group -> " and in-group " + group)
                                                .orElse("")
                                : ": remote agent " + entry.user()
                                        + " has no lines in the configuration, so VICIdial goes on sending calls: they go to humans")
                .orElse(": calls go to humans");
    }

    private static boolean isRegulated(RemoteAgent entry) {
        return entry.lines().isPresent()
                || entry.servers().values().stream()
                        .anyMatch(there -> there.lines().isPresent());
    }

    private static String sentence(Pauses.Kept kept) {
        return switch (kept) {
            case FOR_GOOD -> "It stays until it is resumed.";
            case IN_MEMORY -> "It is forgotten when all dispatchers have ended, for no database is configured.";
            case IN_MEMORY_FOR_NOW, NOT_READ ->
                "The database is down: should all dispatchers end before it is back, it is forgotten.";
        };
    }

    private OpsAnswer resume(Subject subject, OpsRequest request) {
        return switch (pauses.resume(subject)) {
            case RESUMED -> OpsAnswer.text(200, "resumed: " + subject);
            case WAS_NOT_PAUSED -> OpsAnswer.text(404, subject + " is not paused");
            case NOT_KNOWN_YET ->
                OpsAnswer.text(
                        503,
                        "the database is down, and what was paused before this start is not known yet; try again when it"
                                + " is back");
        };
    }

    private String known(Subject.Kind kind) {
        TreeSet<String> names = new TreeSet<>();
        routes.values().forEach(route -> Subject.of(kind, route).ifPresent(names::add));
        return String.join(", ", names);
    }

    private interface Change {
        OpsAnswer of(Subject subject, OpsRequest request);
    }
}
