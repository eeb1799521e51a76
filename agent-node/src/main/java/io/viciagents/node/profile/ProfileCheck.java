package io.viciagents.node.profile;

import io.viciagents.cluster.NextStep;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold between the parts of a profile: every way leads somewhere, every field is known. */
final class ProfileCheck {
    private final Profile profile;
    private final Problems problems;

    ProfileCheck(Profile profile, Problems problems) {
        this.profile = profile;
        this.problems = problems;
    }

    void run() {
        boolean scripted =
                profile.guide() instanceof Guide.Script || !profile.states().isEmpty();
        if (scripted && !profile.states().containsKey(profile.start())) {
            problems.add(
                    "start", unknown("state", profile.start(), profile.states().keySet()));
        }
        end("trouble", profile.trouble());
        end("time-up", profile.timeUp());
        end("caller-left", profile.callerLeft());
        end("voicemail", profile.machines().voicemail());
        move("no-input.then", profile.retries().noInput().then());
        move("no-match.then", profile.retries().noMatch().then());
        move("action-failed", profile.actionFailed());
        profile.globals().forEach(global -> move("global." + global.kind().key(), global.move()));
        profile.states().values().forEach(this::state);
        profile.ends().values().forEach(this::callback);
        fields();
        trouble();
        globals();
        new AnswerCheck(profile, problems).run();
    }

    private void state(State state) {
        String path = "states." + state.name();
        state.answers().forEach(answer -> move(path + "." + answer.name(), answer.move()));
        state.digits().ifPresent(digits -> move(path + ".slot", digits.move()));
        move(path + ".no-input.then", state.noInput().then());
        move(path + ".no-match.then", state.noMatch().then());
    }

    private void move(String path, Move move) {
        switch (move.target()) {
            case Move.Target.State(String name) -> {
                if (!profile.states().containsKey(name)) {
                    problems.add(
                            path + ".goto",
                            unknown("state", name, profile.states().keySet()));
                }
            }
            case Move.Target.End(String name) -> end(path + ".end", name);
            case Move.Target.Stay() -> {}
        }
    }

    private void end(String path, String name) {
        if (!profile.ends().containsKey(name)) {
            problems.add(path, unknown("end", name, profile.ends().keySet()));
        }
    }

    private static String unknown(String what, String name, Set<String> known) {
        return "there is no " + what + " called '" + name + "'; there are "
                + String.join(", ", known.stream().sorted().toList());
    }

    private void callback(End end) {
        if (profile.guide() instanceof Guide.Script && end.wantsCallback()) {
            problems.add(
                    "ends." + end.name() + ".callback-made",
                    "only a language model makes a callback before the end; write 'callback'");
        }
        for (End.Entry entry : end.entries()) {
            if (entry instanceof End.Entry.CallAgain again) {
                times(again.at())
                        .filter(time -> !isTime(time))
                        .forEach(time -> problems.add(
                                "ends." + end.name() + ".callback.at",
                                "'" + time + "' is no time of day; write it as \"10:00\""));
            }
        }
    }

    /** The times that may come out: the text itself, or all values of the slot that it names. */
    private Stream<String> times(String at) {
        if (!at.startsWith("{")) {
            return Stream.of(at);
        }
        String slot = at.substring(1, at.length() - 1);
        List<String> values = profile.states().values().stream()
                .flatMap(state -> state.answers().stream())
                .flatMap(answer -> Optional.ofNullable(answer.fills().get(slot)).stream())
                .map(Value::written)
                .toList();
        return values.isEmpty() ? Stream.of(at) : values.stream();
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (DateTimeParseException expected) {
            return false;
        }
    }

    private void fields() {
        Set<String> known = new HashSet<>(profile.lead().keySet());
        known.addAll(Set.of("caller_name", "callback_number"));
        profile.states().values().forEach(state -> {
            state.digits().ifPresent(digits -> known.add(digits.name()));
            state.answers().forEach(answer -> known.addAll(answer.fills().keySet()));
        });
        Stream<String> prompts = Speakable.prompts(profile).map(Prompt::text);
        Stream<String> summaries = profile.ends().values().stream().map(End::summary);
        Stream.concat(prompts, summaries).distinct().forEach(text -> {
            for (String field : Wording.fields(text)) {
                if (!known.contains(field)) {
                    problems.add(
                            "lead",
                            "'{" + field + "}' is used in \"" + text + "\" but is no slot; write it here with what is"
                                    + " said when it is unknown, such as '" + field + ": there'");
                }
            }
        });
    }

    /** What is said in trouble is synthesised before the call, for then the voice may be the trouble. */
    private void trouble() {
        End end = profile.ends().get(profile.trouble());
        if (end != null && end.say().isEmpty()) {
            problems.add("ends." + end.name() + ".say", "is missing: the caller must be told what happens in trouble");
        }
    }

    private void globals() {
        for (GlobalAnswer global : profile.globals()) {
            if (!(global.move().target() instanceof Move.Target.End(String name))) {
                continue;
            }
            End end = profile.ends().get(name);
            String path = "global." + global.kind().key() + ".end";
            if (end != null && global.kind() == GlobalAnswer.Kind.HUMAN && end.next() instanceof NextStep.HangUp) {
                problems.add(path, "'" + name + "' hangs up; write an in-group or an extension in it");
            }
            if (end != null && global.kind() == GlobalAnswer.Kind.OPT_OUT && !neverAgain(end)) {
                problems.add(
                        path, "'" + name + "' does not keep the number from being called; write do-not-call: true");
            }
        }
    }

    private static boolean neverAgain(End end) {
        return end.entries().contains(new End.Entry.NeverAgain());
    }
}
