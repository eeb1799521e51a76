package io.viciagents.node.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads the answers that hold in every state. The built-in phrases cannot be taken away. */
final class GlobalReader {
    private GlobalReader() {}

    static List<GlobalAnswer> read(Section profile, Phrasebook book) {
        Section globals = profile.section("global");
        List<GlobalAnswer> answers = new ArrayList<>();
        Arrays.stream(GlobalAnswer.Kind.values())
                .forEach(kind -> answers.add(one(kind, globals.section(kind.key()), book)));
        Arrays.stream(GlobalAnswer.Kind.values()).forEach(kind -> globals.has(kind.key()));
        globals.refuseOthers();
        return answers;
    }

    private static GlobalAnswer one(GlobalAnswer.Kind kind, Section section, Phrasebook book) {
        List<String> phrases = new ArrayList<>(kind.builtIn());
        Stream.concat(book.phrases(kind).stream(), AnswerReader.phrases(section).stream())
                .filter(phrase -> !phrases.contains(phrase))
                .forEach(phrases::add);
        GlobalAnswer answer = new GlobalAnswer(kind, phrases, AnswerReader.key(section), MoveReader.read(section));
        if (kind != GlobalAnswer.Kind.REPEAT && !(answer.move().target() instanceof Move.Target.End)) {
            section.problem("end", "is missing: write the end that a caller reaches who asks for this");
        }
        section.refuseOthers();
        return answer;
    }
}
