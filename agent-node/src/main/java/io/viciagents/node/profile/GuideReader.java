package io.viciagents.node.profile;

import java.util.List;
import java.util.Optional;

/** Reads who decides what the agent says. */
final class GuideReader {
    private GuideReader() {}

    static Guide read(Section file, RecordingMode recording, BuiltIn builtIn, Phrasebook book) {
        if (!file.has("model")) {
            return new Guide.Script();
        }
        Section section = file.section("model");
        List<Prompt> greeting = MoveReader.prompts(section, "greeting");
        if (greeting.isEmpty()) {
            section.problem("greeting", "is missing: a caller would wait in silence; write the agent's first words");
        }
        Guide.Model model = new Guide.Model(
                section.text("instructions", "'You answer the telephone of a practice.'"),
                greeting,
                consent(file, recording, builtIn, book),
                ToolReader.read(section.section("tools")),
                AnswerReader.phrases(section),
                section.number("answer-tokens", 250, 20, 2000));
        section.has("tools");
        section.refuseOthers();
        return model;
    }

    /** A model's words ask for no consent: the product's do. */
    private static Optional<Prompt> consent(Section file, RecordingMode recording, BuiltIn builtIn, Phrasebook book) {
        return recording == RecordingMode.AFTER_CONSENT
                ? Optional.of(builtIn.prompt(file.section("words"), "consent", book.consent()))
                : Optional.empty();
    }
}
