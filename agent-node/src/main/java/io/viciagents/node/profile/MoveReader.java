package io.viciagents.node.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code say}, {@code goto} and {@code end}, which stand together wherever the agent does something. */
final class MoveReader {
    private MoveReader() {}

    static Move read(Section section) {
        Optional<String> state = section.text("goto");
        Optional<String> end = section.text("end");
        if (state.isPresent() && end.isPresent()) {
            section.problem("goto", "stands beside 'end'; write only one of them");
        }
        Move.Target target = state.<Move.Target>map(Move.Target.State::new)
                .or(() -> end.map(Move.Target.End::new))
                .orElseGet(Move.Target.Stay::new);
        return new Move(prompts(section, "say"), target);
    }

    /** A text, or {@code {text: ..., interruptible: no}}, or a list of these. */
    static List<Prompt> prompts(Section section, String key) {
        List<Prompt> prompts = new ArrayList<>();
        for (JsonNode item : section.items(key, node -> node)) {
            if (item.isValueNode()) {
                prompts.add(new Prompt(item.asText().strip(), Interruption.ALLOWED));
            } else {
                prompts.add(detailed(section.of(key, item)));
            }
        }
        if (prompts.stream().anyMatch(prompt -> prompt.text().isBlank())) {
            section.problem(key, "an empty prompt would be silence; write what the agent says or leave it out");
        }
        return prompts;
    }

    private static Prompt detailed(Section section) {
        String text = section.text("text", "'This call is recorded.'");
        String interruptible = section.text("interruptible").orElse("true");
        if (!List.of("true", "false").contains(interruptible)) {
            section.problem("interruptible", "write true or false");
        }
        section.refuseOthers();
        return new Prompt(text, interruptible.equals("false") ? Interruption.REFUSED : Interruption.ALLOWED);
    }
}
