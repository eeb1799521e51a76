package io.viciagents.node.profile;

import io.viciagents.cluster.NextStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what becomes of a caller whom no human can take. A profile that says nothing of it has a state and ends of its
 * own for it: the agent says that nobody is there and asks whether it may call back tomorrow.
 */
final class UnattendedReader {
    private static final String KEY = "nobody-there";
    private static final String CALLED_BACK = "called-back-tomorrow";
    private static final String NOT_CALLED_BACK = "not-called-back";
    private static final Unattended NEVER_NEEDED = new Unattended(new Move(List.of(), new Move.Target.Stay()), "");

    private final Section file;
    private final BuiltIn builtIn;
    private final Phrasebook book;
    private final SmallWords smallWords;
    private final List<GlobalAnswer> globals;

    UnattendedReader(
            Section file, BuiltIn builtIn, Phrasebook book, SmallWords smallWords, List<GlobalAnswer> globals) {
        this.file = file;
        this.builtIn = builtIn;
        this.book = book;
        this.smallWords = smallWords;
        this.globals = globals;
    }

    /**
     * Reads it, and adds the states and ends that it needs.
     *
     * @param failed what the profile does when an end could not be brought about
     */
    Unattended read(Move failed, Map<String, State> states, Map<String, End> ends) {
        boolean own = file.has(KEY);
        Optional<Move> move = own ? Optional.of(move()) : Optional.of(failed).filter(this::saidByTheProfile);
        if (move.isPresent() && own && leadsToAHuman(move.get(), ends)) {
            file.problem(KEY, "leads to a human, though none is there; write a state, or an end that hangs up");
        }
        if (ends.values().stream().noneMatch(End::leadsToAHuman)) {
            return NEVER_NEEDED;
        }
        return move.filter(found -> !leadsToAHuman(found, ends))
                .map(found -> new Unattended(
                        found, found.target() instanceof Move.Target.End(String end) ? end : addEnds(ends)))
                .orElseGet(() -> offering(states, ends));
    }

    private Move move() {
        Section section = file.section(KEY);
        Move move = MoveReader.read(section);
        section.refuseOthers();
        return move;
    }

    private boolean saidByTheProfile(Move failed) {
        return file.has("action-failed");
    }

    private Unattended offering(Map<String, State> states, Map<String, End> ends) {
        String atOnce = addEnds(ends);
        if (states.isEmpty()) {
            return new Unattended(to(atOnce), atOnce);
        }
        states.putIfAbsent(KEY, offer());
        return new Unattended(new Move(List.of(), new Move.Target.State(KEY)), atOnce);
    }

    private State offer() {
        Move yes = to(CALLED_BACK);
        Move no = to(NOT_CALLED_BACK);
        Section words = file.section("words");
        return new State(
                KEY,
                List.of(
                        builtIn.prompt(words, KEY, book.nobodyThere()),
                        builtIn.prompt(words, "call-back", book.callBack())),
                List.of(answer("yes", smallWords.yes(), "1", yes), answer("no", smallWords.no(), "2", no)),
                Optional.empty(),
                new Retry(List.of(), Retry.Question.AGAIN, no),
                new Retry(List.of(), Retry.Question.AGAIN, yes),
                Privacy.OPEN);
    }

    /** What means something else everywhere does not mean this. */
    private Answer answer(String name, List<String> phrases, String key, Move move) {
        List<String> free = phrases.stream()
                .filter(phrase ->
                        globals.stream().noneMatch(global -> global.phrases().contains(phrase)))
                .toList();
        Optional<String> freeKey = Optional.of(key)
                .filter(wanted ->
                        globals.stream().noneMatch(global -> global.key().equals(Optional.of(wanted))));
        return new Answer(name, free, freeKey, Map.of(), RecordingConsent.UNCHANGED, move);
    }

    private String addEnds(Map<String, End> ends) {
        Section words = file.section("words");
        Prompt nobodyThere = builtIn.prompt(words, KEY, book.nobodyThere());
        Prompt calledBack = builtIn.prompt(words, "called-back", book.calledBack());
        ends.putIfAbsent(KEY, callBack(KEY, List.of(nobodyThere, calledBack)));
        ends.putIfAbsent(CALLED_BACK, callBack(CALLED_BACK, List.of(calledBack)));
        ends.putIfAbsent(
                NOT_CALLED_BACK,
                new End(
                        NOT_CALLED_BACK,
                        List.of(builtIn.prompt(words, "goodbye", book.goodbye())),
                        "NP",
                        new NextStep.HangUp(),
                        List.of(),
                        "Wanted a human when nobody was free, and no call back."));
        return KEY;
    }

    private static End callBack(String name, List<Prompt> say) {
        return new End(
                name,
                say,
                "CALLBK",
                new NextStep.HangUp(),
                List.of(new End.Entry.CallAgain(1, "10:00", "nobody was free to talk to the caller")),
                "Nobody was free to talk to the caller.");
    }

    private static Move to(String end) {
        return new Move(List.of(), new Move.Target.End(end));
    }

    private static boolean leadsToAHuman(Move move, Map<String, End> ends) {
        return move.target() instanceof Move.Target.End(String name)
                && Optional.ofNullable(ends.get(name))
                        .filter(End::leadsToAHuman)
                        .isPresent();
    }
}
