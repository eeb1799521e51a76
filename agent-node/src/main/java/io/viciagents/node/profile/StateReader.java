package io.viciagents.node.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one state of a profile. */
final class StateReader {
    private final Retry noInput;
    private final Retry noMatch;
    private final SmallWords smallWords;

    /** The retries are what a state does that says nothing else. */
    StateReader(Retry noInput, Retry noMatch, SmallWords smallWords) {
        this.noInput = noInput;
        this.noMatch = noMatch;
        this.smallWords = smallWords;
    }

    State read(String name, Section section) {
        List<Prompt> say = MoveReader.prompts(section, "say");
        if (say.isEmpty()) {
            section.problem("say", "is missing: a caller would hear silence; write what the agent says or asks here");
        }
        List<Answer> answers = new ArrayList<>(AnswerReader.intents(section));
        Optional<DigitSlot> digits = Optional.empty();
        if (section.has("slot")) {
            Section slot = section.section("slot");
            String slotName = slot.text("name", "day");
            switch (slot.text("kind", "choice")) {
                case "choice" -> answers.addAll(AnswerReader.choice(slotName, slot));
                case "yes-no" -> answers.addAll(AnswerReader.yesNo(slotName, slot, smallWords));
                case "digits" -> digits = Optional.of(digits(slotName, slot));
                default -> slot.problem("kind", "write choice, yes-no or digits");
            }
            slot.refuseOthers();
        }
        if (answers.isEmpty() && digits.isEmpty()) {
            section.problem("intents", "is missing: nothing a caller says would lead on; write intents or a slot");
        }
        State state = new State(
                name,
                say,
                answers,
                digits,
                retry(section, "no-input", noInput),
                retry(section, "no-match", noMatch),
                section.flag("private") ? Privacy.PRIVATE : Privacy.OPEN);
        section.refuseOthers();
        return state;
    }

    private static DigitSlot digits(String name, Section slot) {
        int fewest = slot.number("min", 1, 1, 32);
        int most = slot.number("max", 32, 1, 32);
        if (most < fewest) {
            slot.problem("max", "is less than min; write at least " + fewest);
        }
        return new DigitSlot(name, fewest, most, MoveReader.read(slot));
    }

    static Retry retry(Section parent, String key, Retry otherwise) {
        if (!parent.has(key)) {
            return otherwise;
        }
        Section section = parent.section(key);
        List<Prompt> say = MoveReader.prompts(section, "say");
        Move then = section.has("then") ? MoveReader.read(section.section("then")) : otherwise.then();
        section.refuseOthers();
        if (then.target() instanceof Move.Target.Stay) {
            section.problem("then", "must lead somewhere, or the call might never end; write goto or end");
        }
        return new Retry(say, Retry.Question.IN_THE_PROMPT, then);
    }
}
