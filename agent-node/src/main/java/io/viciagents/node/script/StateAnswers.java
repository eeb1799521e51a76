package io.viciagents.node.script;

import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.Answer;
import io.viciagents.node.profile.DigitSlot;
import io.viciagents.node.profile.State;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds which answer of a state a caller gave. */
final class StateAnswers {
    private final Understanding understanding;

    StateAnswers(Understanding understanding) {
        this.understanding = understanding;
    }

    Optional<Meant> said(String words, State state) {
        return state.answers().stream()
                .flatMap(answer -> meant(words, answer))
                .min(Comparator.comparingDouble(Meant::distance));
    }

    Optional<Answer> pressed(String key, State state) {
        return state.answers().stream()
                .filter(answer -> answer.key().filter(key::equals).isPresent())
                .findFirst();
    }

    /** The number that these keys make, if the state asks for one. */
    static Optional<DigitSlot> typed(String keys, State state) {
        return state.digits()
                .filter(slot ->
                        keys.matches("[0-9]+") && keys.length() >= slot.fewest() && keys.length() <= slot.most());
    }

    private Stream<Meant> meant(String words, Answer answer) {
        return understanding.nearest(words, answer.phrases()).stream()
                .map(nearest -> new Meant(answer, nearest.distance()));
    }

    /** An answer and how far what was said is from it. */
    record Meant(Answer answer, double distance) {}
}
