package io.viciagents.node.mind;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.node.model.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model promises a human in its own words. */
final class HumanPromiseTest {
    private static final CallAnswer DONE = new CallAnswer.Done("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I will put you through to a colleague now.",
                "I'll just transfer you.",
                "Let me connect you with somebody.",
                "One moment, I am transferring you.",
                "Of course. I'm going to hand you over to Ann.",
                "Saya akan sambungkan anda sekarang."
            })
    void promisesAreKeptBack(String text) {
        assertThat(spoken(text)).doesNotContain(text).noneMatch(clause -> clause.contains("you"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shall I put you through to a colleague?",
                "I will put you through to sales, is that all right?",
                "I'm sorry, I can not transfer you just now.",
                "I will put you down for two.",
                "Boleh saya sambungkan anda?",
                "I will."
            })
    void offersRefusalsAndOtherSentencesAreSpoken(String text) {
        assertThat(String.join(" ", spoken(text))).isEqualTo(text);
    }

    @Test
    void aPromiseThatIsCutIntoClausesIsKeptBackToo() {
        HumanPromise promise = new HumanPromise();

        assertThat(promise.next("Very well.")).containsExactly("Very well.");
        assertThat(promise.next("I will put you")).isEmpty();
        assertThat(promise.next("through to a colleague.")).isEmpty();
        assertThat(promise.made()).isTrue();
    }

    @Test
    void whatOnlyBeganLikeAPromiseIsSpokenInItsOrder() {
        HumanPromise promise = new HumanPromise();

        assertThat(promise.next("I will put you")).isEmpty();
        assertThat(promise.next("down for two.")).containsExactly("I will put you", "down for two.");
    }

    @Test
    void aHumanWhoIsPromisedBesideTheToolIsPromisedByTheProfileWhenOneIsThere() {
        MindScene scene = MindScene.opened().says("my bill is wrong");

        scene.uses("I see. I'll put you through to a colleague now. ", "transfer", "{\"to\":\"human\"}");
        assertThat(scene.story).containsExactly("I see.");

        scene.dispatcher(DONE);
        assertThat(scene.story).containsExactly("I see.", "I will put you through.", "(done)");
    }

    @Test
    void aHumanWhoIsPromisedBesideTheToolAndNotThereIsNotPromised() {
        MindScene scene = MindScene.opened().says("my bill is wrong");

        scene.uses("I'll put you through to a colleague now. ", "transfer", "{\"to\":\"human\"}")
                .dispatcher(new CallAnswer.Refused("nobody waits"))
                .answers("Nobody can take you just now.");

        assertThat(scene.story).containsExactly("Nobody can take you just now.", "(done)");
    }

    @Test
    void aModelThatPromisesAHumanWithoutAskingForOneIsToldSo() {
        MindScene scene = MindScene.opened().says("my bill is wrong").answers("I will transfer you to a colleague.");
        assertThat(scene.story).isEmpty();
        assertThat(scene.model.asked.getLast().messages())
                .filteredOn(ModelMessage.Note.class::isInstance)
                .last()
                .asString()
                .contains("I will transfer you to a colleague.", "Use the tool");

        scene.uses("", "transfer", "{\"to\":\"human\"}").dispatcher(DONE);

        assertThat(scene.story).containsExactly("I will put you through.", "(done)");
    }

    @Test
    void aModelThatPromisesAgainIsLeftToItsWordsForTheCallerWaits() {
        MindScene scene = MindScene.opened()
                .says("my bill is wrong")
                .answers("I will transfer you to a colleague.")
                .answers("I will transfer you.");

        assertThat(scene.story).containsExactly("I will transfer you.", "(done)");
    }

    private static List<String> spoken(String text) {
        HumanPromise promise = new HumanPromise();
        Clauses clauses = new Clauses();
        List<String> spoken = new ArrayList<>();
        clauses.add(text);
        for (var clause = clauses.next(); clause.isPresent(); clause = clauses.next()) {
            spoken.addAll(promise.next(clause.get()));
        }
        clauses.rest().ifPresent(rest -> spoken.addAll(promise.next(rest)));
        if (!promise.made()) {
            spoken.addAll(promise.rest());
        }
        return spoken;
    }
}
