package io.viciagents.node.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the answers of a state: its intents, and the slot that is a choice or yes and no. */
final class AnswerReader {
    private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{Ll}'-]+( [\\p{Ll}'-]+)*");
    private static final String INTENTS = "intents";

    private AnswerReader() {}

    static List<Answer> intents(Section state) {
        List<Answer> answers = new ArrayList<>();
        state.sections(INTENTS).forEach((name, section) -> answers.add(intent(name, section)));
        return answers;
    }

    private static Answer intent(String name, Section section) {
        List<String> phrases = phrases(section);
        Optional<String> key = key(section);
        if (phrases.isEmpty() && key.isEmpty()) {
            section.problem("phrases", "neither phrases nor a key: a caller could never give this answer");
        }
        RecordingConsent consent = section.choice("recording", Map.of("allowed", RecordingConsent.GIVEN))
                .orElse(RecordingConsent.UNCHANGED);
        Answer answer = new Answer(name, phrases, key, Map.of(), consent, MoveReader.read(section));
        section.refuseOthers();
        return answer;
    }

    /** Each value of a choice is an answer that fills the slot; all of them do the slot's move. */
    static List<Answer> choice(String slot, Section section) {
        Move move = MoveReader.read(section);
        List<Answer> answers = new ArrayList<>();
        section.sections("values").forEach((spoken, value) -> {
            List<String> phrases = new ArrayList<>(phrases(value));
            if (phrases.isEmpty()) {
                phrases.add(plain(value, "phrases", spoken.toLowerCase(Locale.ROOT)));
            }
            Value held = new Value(spoken, value.text("value").orElse(spoken));
            answers.add(new Answer(
                    slot + ": " + spoken, phrases, key(value), Map.of(slot, held), RecordingConsent.UNCHANGED, move));
            value.refuseOthers();
        });
        if (answers.size() < 2) {
            section.problem("values", "a choice needs at least two values; write 'Monday: {key: \"1\"}'");
        }
        return answers;
    }

    static List<Answer> yesNo(String slot, Section section, SmallWords words) {
        return List.of(
                polar(slot, section.section("yes"), "yes", words.yes(), "1"),
                polar(slot, section.section("no"), "no", words.no(), "2"));
    }

    private static Answer polar(String slot, Section section, String name, List<String> builtIn, String usualKey) {
        List<String> phrases = new ArrayList<>(builtIn);
        phrases(section).stream().filter(phrase -> !builtIn.contains(phrase)).forEach(phrases::add);
        Answer answer = new Answer(
                slot + ": " + name,
                phrases,
                Optional.of(key(section).orElse(usualKey)),
                Map.of(slot, new Value(name, name)),
                RecordingConsent.UNCHANGED,
                MoveReader.read(section));
        section.refuseOthers();
        return answer;
    }

    static List<String> phrases(Section section) {
        return section.texts("phrases").stream()
                .map(phrase -> plain(section, "phrases", phrase))
                .toList();
    }

    static Optional<String> key(Section section) {
        Optional<String> key = section.text("key");
        if (key.isPresent() && !key.get().matches("[0-9*#]")) {
            section.problem(
                    "key", "'" + key.get() + "' is no key of a telephone; write one of 0 to 9, * or # in quotes");
        }
        return key;
    }

    private static String plain(Section section, String key, String phrase) {
        if (!PLAIN_WORDS.matcher(phrase).matches()) {
            section.problem(
                    key, "'" + phrase + "' must be lower-case words without digits or punctuation, as they are spoken");
        }
        return phrase;
    }
}
