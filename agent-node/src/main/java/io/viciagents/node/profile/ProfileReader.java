package io.viciagents.node.profile;

import io.viciagents.cluster.Direction;
import io.viciagents.cluster.NextStep;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a profile from its file's tree. What is wrong is noted; the profile that comes back is then of no use. */
final class ProfileReader {
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("inbound", Direction.INBOUND, "outbound", Direction.OUTBOUND);
    private static final Map<String, RecordingMode> RECORDING = Map.of(
            "off", RecordingMode.OFF, "always", RecordingMode.ALWAYS, "after-consent", RecordingMode.AFTER_CONSENT);

    /** The end that every profile has: a machine gets no message. */
    private static final String VOICEMAIL = "voicemail";

    private final Section file;
    private final BuiltIn builtIn;
    private final Phrasebook book;
    private final SmallWords smallWords;
    private final RecordingMode recording;

    private ProfileReader(Section file, String language) {
        this.file = file;
        this.builtIn = new BuiltIn(language);
        this.book = Phrasebook.of(language);
        this.smallWords = smallWords(file.section("words"));
        this.recording = file.choice("recording", RECORDING).orElse(RecordingMode.OFF);
    }

    static Profile read(Section file, String version) {
        return new ProfileReader(file, file.text("language", "en-US")).read(version);
    }

    private Profile read(String version) {
        String trouble = file.text("trouble", "human");
        Retries retries = retries(trouble);
        Guide guide = GuideReader.read(file, recording, builtIn, book);
        Identity identity = identity(file.section("identity"));
        List<GlobalAnswer> globals = GlobalReader.read(file, book);
        Move failed = actionFailed(trouble);
        Map<String, State> states = states(retries);
        Map<String, End> ends = ends(file);
        Unattended unattended =
                new UnattendedReader(file, builtIn, book, smallWords, globals).read(failed, states, ends);
        Profile profile = new Profile(
                file.text("name", "appointment-line"),
                directions(file),
                file.text("language", "en-US"),
                file.text("voice", "slt"),
                identity,
                recording,
                patience(),
                file.textsByName("lead"),
                start(file, guide),
                states,
                ends,
                globals,
                failed,
                unattended,
                file.text("time-up").orElse(trouble),
                file.text("caller-left", "left"),
                trouble,
                guide,
                retries,
                machines(identity),
                cost(file),
                ProviderChainReader.read(file),
                version,
                resuming(file.section("resuming")),
                smallWords);
        file.refuseOthers();
        return profile;
    }

    /** A profile that a language model leads needs states only to fall back to. */
    private static String start(Section file, Guide guide) {
        return switch (guide) {
            case Guide.Script() -> file.text("start", "welcome");
            case Guide.Model model -> file.text("start").orElse("");
        };
    }

    private Retries retries(String trouble) {
        return new Retries(
                retry("no-input", trouble, book.noInput()),
                retry("no-match", trouble, book.noMatch()),
                builtIn.texts(file, "fillers", book.fillers()));
    }

    private Retry retry(String key, String trouble, List<String> usual) {
        if (!file.has(key) && usual.isEmpty()) {
            builtIn.missing(file, key);
        }
        return StateReader.retry(file, key, usual(trouble, usual));
    }

    private SmallWords smallWords(Section words) {
        file.has("words");
        SmallWords usual = book.smallWords();
        SmallWords small = new SmallWords(
                builtIn.texts(words, "yes", usual.yes()),
                builtIn.texts(words, "no", usual.no()),
                builtIn.texts(words, "asides", usual.asides()),
                builtIn.texts(words, "stops", usual.stops()),
                usual.dangling());
        Stream.of("nobody-there", "call-back", "called-back", "goodbye", "consent")
                .forEach(words::has);
        words.refuseOthers();
        return small;
    }

    private Machines machines(Identity identity) {
        String who = identity.callerName().isEmpty() ? book.nameless() : book.screening();
        return new Machines(
                file.text("voicemail").orElse(VOICEMAIL),
                new Prompt(builtIn.text(file, "screening", who), Interruption.REFUSED));
    }

    private static CostLimits cost(Section file) {
        Section section = file.section("cost");
        file.has("cost");
        CostLimits limits = new CostLimits(
                section.amount("a-call", CostLimits.NONE.aCall()), section.amount("a-day", CostLimits.NONE.aDay()));
        section.refuseOthers();
        return limits;
    }

    private static Retry usual(String trouble, List<String> prompts) {
        List<Prompt> say = prompts.stream()
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
                section.text("disclosure").orElse(""),
                section.texts("machine-words"));
        if (!identity.callbackNumber().matches("[0-9]*")) {
            section.problem("callback-number", "write the digits alone, in quotes, such as \"8005550100\"");
        }
        section.refuseOthers();
        return identity;
    }

    private Resuming resuming(Section section) {
        Resuming resuming =
                new Resuming(builtIn.text(section, "cut", book.cut()), builtIn.text(section, "missed", book.missed()));
        section.refuseOthers();
        return resuming;
    }

    private Patience patience() {
        Section warning = file.section("time-warning");
        file.has("time-warning");
        Duration longest =
                file.duration("longest-call", Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1));
        Duration before = warning.duration("before", Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(5));
        String words = before.isZero() ? "" : builtIn.text(warning, "say", book.timeWarning());
        warning.refuseOthers();
        return new Patience(
                file.duration("silence", Duration.ofSeconds(7), Duration.ofSeconds(3), Duration.ofSeconds(30)),
                file.duration("longest-wait", Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(15)),
                longest,
                before.compareTo(longest.dividedBy(2)) > 0 ? longest.dividedBy(2) : before,
                words);
    }

    private Map<String, State> states(Retries retries) {
        StateReader reader = new StateReader(again(retries.noInput()), again(retries.noMatch()), smallWords);
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
        ends.putIfAbsent(
                VOICEMAIL,
                new End(VOICEMAIL, List.of(), "AM", new NextStep.HangUp(), List.of(), "Reached an answering machine."));
        return ends;
    }

    private Move actionFailed(String trouble) {
        if (!file.has("action-failed")) {
            Prompt sorry = builtIn.prompt(file, "action-failed", book.actionFailed());
            return new Move(List.of(sorry), new Move.Target.End(trouble));
        }
        Section section = file.section("action-failed");
        Move move = MoveReader.read(section);
        section.refuseOthers();
        return move;
    }
}
