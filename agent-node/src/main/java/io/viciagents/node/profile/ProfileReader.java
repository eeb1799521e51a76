package io.viciagents.node.profile;

import io.viciagents.cluster.Direction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a profile from its file's tree. What is wrong is noted; the profile that comes back is then of no use. */
final class ProfileReader {
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("inbound", Direction.INBOUND, "outbound", Direction.OUTBOUND);
    private static final Map<String, RecordingMode> RECORDING = Map.of(
            "off", RecordingMode.OFF, "always", RecordingMode.ALWAYS, "after-consent", RecordingMode.AFTER_CONSENT);

    private ProfileReader() {}

    static Profile read(Section file) {
        String trouble = file.text("trouble", "human");
        Retry noInput =
                StateReader.retry(file, "no-input", usual(trouble, "Are you still there?", "Hello, are you there?"));
        Retry noMatch = StateReader.retry(
                file, "no-match", usual(trouble, "Sorry, I did not understand.", "Sorry, I still did not understand."));
        Profile profile = new Profile(
                file.text("name", "appointment-line"),
                directions(file),
                file.text("language", "en-US"),
                file.text("voice", "slt"),
                identity(file.section("identity")),
                file.choice("recording", RECORDING).orElse(RecordingMode.OFF),
                patience(file),
                file.textsByName("lead"),
                file.text("start", "welcome"),
                states(file, new StateReader(again(noInput), again(noMatch))),
                ends(file),
                GlobalReader.read(file),
                actionFailed(file, trouble),
                file.text("time-up").orElse(trouble),
                file.text("caller-left", "left"),
                trouble);
        file.refuseOthers();
        return profile;
    }

    private static Retry usual(String trouble, String... prompts) {
        List<Prompt> say = List.of(prompts).stream()
                .map(text -> new Prompt(text, Interruption.ALLOWED))
                .toList();
        return new Retry(say, Retry.Question.AGAIN, new Move(List.of(), new Move.Target.End(trouble)));
    }

    /** The profile's own prompts for all states cannot hold each state's question, so it follows them. */
    private static Retry again(Retry retry) {
        return new Retry(retry.say(), Retry.Question.AGAIN, retry.then());
    }

    private static Set<Direction> directions(Section file) {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        for (String text : file.texts("directions")) {
            Direction direction = DIRECTIONS.get(text);
            if (direction == null) {
                file.problem("directions", "'" + text + "' is unknown; write inbound, outbound or both");
            } else {
                directions.add(direction);
            }
        }
        if (directions.isEmpty()) {
            file.problem("directions", "is missing; write 'directions: [inbound]'");
        }
        return directions;
    }

    private static Identity identity(Section section) {
        Identity identity = new Identity(
                section.text("caller-name").orElse(""),
                section.text("callback-number").orElse(""),
                section.text("disclosure").orElse(""));
        if (!identity.callbackNumber().matches("[0-9]*")) {
            section.problem("callback-number", "write the digits alone, in quotes, such as \"8005550100\"");
        }
        section.refuseOthers();
        return identity;
    }

    private static Patience patience(Section file) {
        return new Patience(
                file.duration("silence", Duration.ofSeconds(7), Duration.ofSeconds(3), Duration.ofSeconds(30)),
                file.duration("longest-call", Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1)));
    }

    private static Map<String, State> states(Section file, StateReader reader) {
        Map<String, State> states = new LinkedHashMap<>();
        file.sections("states").forEach((name, section) -> states.put(name, reader.read(name, section)));
        return states;
    }

    private static Map<String, End> ends(Section file) {
        List<String> own = file.texts("statuses");
        own.stream()
                .filter(status -> !status.matches("[0-9A-Z_-]{1,6}"))
                .forEach(status ->
                        file.problem("statuses", "'" + status + "' would be cut by VICIdial; 1 to 6 of 0-9 A-Z _ -"));
        EndReader reader = new EndReader(own);
        Map<String, End> ends = new LinkedHashMap<>();
        file.sections("ends").forEach((name, section) -> ends.put(name, reader.read(name, section)));
        return ends;
    }

    private static Move actionFailed(Section file, String trouble) {
        if (!file.has("action-failed")) {
            Prompt sorry = new Prompt("I am sorry, that did not work.", Interruption.ALLOWED);
            return new Move(List.of(sorry), new Move.Target.End(trouble));
        }
        Section section = file.section("action-failed");
        Move move = MoveReader.read(section);
        section.refuseOthers();
        return move;
    }
}
