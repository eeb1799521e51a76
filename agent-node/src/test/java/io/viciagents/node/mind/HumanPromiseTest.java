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
                "I'll go ahead and transfer your call to billing.",
                "I need to transfer you to our sales team.",
                "Please hold while I connect you.",
                "I'm gonna patch you through.",
                "I'd like to connect you with a specialist.",
                "Let's get you over to the front desk.",
                "I will forward your call to reception.",
                "I'll redirect you to the right department.",
                "I'll put you in touch with a colleague.",
                "I will put a supervisor on.",
                "We'll hand the call over to my manager.",
                "Let me pass your call on.",
                "I will send you over to an agent.",
                "Let me get someone for you.",
                "I'll bring in one of our specialists.",
                "Let me find you a human agent.",
                "I'll grab my supervisor.",
                "I will let you speak to a real person.",
                "I'll have a colleague take over.",
                "Connecting your call.",
                "I'm putting you through to reception.",
                "I am getting you a manager.",
                "You will be connected in a moment.",
                "You're being transferred.",
                "Your call is being forwarded.",
                "A representative will be right with you.",
                "Somebody will take over.",
                "Please hold for the next available agent.",
                "Please stay on the line for an operator.",
                "Kami akan menyambungkan anda.",
                "Saya hubungkan anda dengan pegawai kami.",
                "Saya akan alihkan panggilan anda.",
                "Saya pindahkan panggilan ini ke kaunter.",
                "Panggilan anda sedang disambungkan.",
                "Anda akan dihubungkan sebentar lagi.",
                "Saya panggilkan rakan sekerja saya."
            })
    void promisesInOtherWordsAreKeptBackToo(String text) {
        HumanPromise promise = new HumanPromise();

        assertThat(promise.next(text)).isEmpty();
        assertThat(promise.made()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I will send you the link to our agent portal.",
                "I will connect you to our agent portal.",
                "Let me get you an agent portal login.",
                "You can talk to your doctor.",
                "You can ask to be transferred at any time.",
                "Let me get you the agent's number.",
                "I'm not going to transfer you.",
                "I do not need to transfer you.",
                "I can help you without transferring you.",
                "I will not put you through.",
                "I'll transfer you if you like.",
                "I would have to transfer you for that.",
                "I'll get a colleague to call you back tomorrow.",
                "Someone will call you back tomorrow.",
                "A specialist will see you on Monday.",
                "Your appointment will be transferred to Monday.",
                "We will put your order through.",
                "Let me pass you the address.",
                "I will transfer you the money.",
                "I will find you a free day.",
                "You need to connect your phone first.",
                "I'll forward you the letter.",
                "I will direct your question to the right form.",
                "People will join from nine.",
                "The doctor will take over your case on Monday.",
                "Saya akan pindahkan temujanji anda ke hari Isnin.",
                "Temujanji anda akan dipindahkan.",
                "Saya tidak akan sambungkan anda.",
                "Pegawai kami akan hubungi anda esok.",
                "Saya akan hubungi anda esok."
            })
    void whatOnlySoundsLikeAPromiseIsSpokenAtOnce(String text) {
        assertThat(new HumanPromise().next(text)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"I will", "Let me get you", "While I", "Then you will be", "Please hold for an", "Saya akan"})
    void theBeginningOfAPromiseWaitsForItsRest(String text) {
        HumanPromise promise = new HumanPromise();

        assertThat(promise.next(text)).isEmpty();
        assertThat(promise.next("tell you all about it.")).containsExactly(text, "tell you all about it.");
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
