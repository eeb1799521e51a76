package io.viciagents.node.profile;

import io.viciagents.cluster.NextStep;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between a language model's instructions and tools and the rest of its profile. */
final class ModelCheck {
    private final Profile profile;
    private final Problems problems;

    ModelCheck(Profile profile, Problems problems) {
        this.profile = profile;
        this.problems = problems;
    }

    void run() {
        if (!(profile.guide() instanceof Guide.Model model)) {
            return;
        }
        for (String field : Wording.fields(model.instructions())) {
            if (!profile.lead().containsKey(field) && !isIdentity(field)) {
                problems.add("model.instructions", "'{" + field + "}' is no field of 'lead'; write it there");
            }
        }
        if (model.tools().stream().noneMatch(Tool.EndCall.class::isInstance)) {
            problems.add("model.tools.end-call", "is missing: the model could never end a call; name some of the ends");
        }
        model.tools().forEach(this::tool);
        twice(model.tools());
        nowhere("no-input.then", profile.retries().noInput().then());
        nowhere("no-match.then", profile.retries().noMatch().then());
        profile.globals().forEach(global -> nowhere("global." + global.kind().key(), global.move()));
    }

    private static boolean isIdentity(String field) {
        return field.equals("caller_name") || field.equals("callback_number");
    }

    private void tool(Tool tool) {
        switch (tool) {
            case Tool.EndCall end -> end.ends().keySet().forEach(name -> end("end-call", name));
            case Tool.Transfer transfer ->
                transfer.ends().keySet().forEach(name -> {
                    end("transfer", name);
                    End end = profile.ends().get(name);
                    if (end != null && end.next() instanceof NextStep.HangUp) {
                        problems.add(
                                "model.tools.transfer",
                                "'" + name + "' hangs up; write an in-group or an extension in it");
                    }
                });
            case Tool.Disposition disposition ->
                disposition.statuses().keySet().stream()
                        .filter(status -> !status.matches("[0-9A-Z_-]{1,6}"))
                        .forEach(status -> problems.add(
                                "model.tools.disposition",
                                "'" + status + "' would be cut by VICIdial; 1 to 6 of 0-9 A-Z _ -"));
            case Tool.LeadFields fields ->
                fields.fields().keySet().stream()
                        .filter(field -> !EndReader.LEAD_FIELDS.contains(field))
                        .forEach(field -> problems.add(
                                "model.tools.lead-fields",
                                "'" + field + "' is no field of a VICIdial lead; comments always does"));
            case Tool.Callback callback -> {}
            case Tool.NeverAgain never -> {}
            case Tool.Keys keys -> {}
            case Tool.TypedNumber typed -> {}
            case Tool.Discretion discretion -> {}
            case Tool.Http http -> inTime(http);
        }
    }

    private void inTime(Tool.Http http) {
        Duration longest = profile.patience().longestWait();
        if (profile.retries().fillers().isEmpty() && http.limit().compareTo(longest) >= 0) {
            problems.add(
                    "model.tools.http." + http.name() + ".limit",
                    "is no shorter than 'longest-wait', and there are no fillers: a caller would hear nothing for too long;"
                            + " write fillers, or a limit below " + longest.toMillis() + "ms");
        }
    }

    private void end(String tool, String name) {
        if (!profile.ends().containsKey(name)) {
            problems.add(
                    "model.tools." + tool,
                    "there is no end called '" + name + "'; there are "
                            + String.join(
                                    ", ",
                                    profile.ends().keySet().stream().sorted().toList()));
        }
    }

    private void twice(List<Tool> tools) {
        Set<String> names = new HashSet<>();
        for (Tool tool : tools) {
            if (tool instanceof Tool.Http http && !names.add(http.name())) {
                problems.add("model.tools.http." + http.name(), "stands there twice; rename one");
            }
        }
    }

    /** Where a model leads there is no state to go to. */
    private void nowhere(String path, Move move) {
        if (move.target() instanceof Move.Target.State) {
            problems.add(path + ".goto", "leads to a state, where a language model leads; write an end");
        }
    }
}
