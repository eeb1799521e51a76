package io.viciagents.node.mind;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelMessage.Answered;
import io.viciagents.node.model.ModelMessage.Caller;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a language model may do, and what it is told about it. */
final class ModelToolsTest {
    private static final CallAnswer DONE = new CallAnswer.Done("");

    @Test
    void aTransferByTheModelIsCheckedBeforeItIsPromised() {
        MindScene scene = MindScene.opened().says("my bill is wrong");
        scene.uses("Let me see who is there. ", "transfer", "{\"to\":\"human\",\"summary\":\"bill is wrong\"}");
        assertThat(scene.story).containsExactly("Let me see who is there.");

        scene.dispatcher(DONE);

        assertThat(scene.story).containsExactly("Let me see who is there.", "I will put you through.", "(done)");
        assertThat(scene.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.summary()).isEqualTo("bill is wrong"));
    }

    @Test
    void aRefusedTransferComesBackToTheModelAsWhatItIs() {
        MindScene scene = MindScene.opened().says("my bill is wrong");
        scene.uses("", "transfer", "{\"to\":\"human\"}").dispatcher(new CallAnswer.Refused("nobody waits"));

        assertThat(result(scene)).startsWith("Nobody can take the caller now: nobody waits.");
        scene.answers("Nobody is there just now.");
        assertThat(scene.story).containsExactly("Nobody is there just now.", "(done)");
    }

    @Test
    void aCallbackIsCheckedAskedForAndOnlyThenConfirmed() {
        MindScene scene = MindScene.opened().says("call me tomorrow at half past two");
        scene.uses(
                "",
                "schedule_callback",
                "{\"date\":\"2026-03-03\",\"time\":\"14:30\",\"comments\":\"card 4111 1111 1111 1111\"}");

        assertThat(scene.requests)
                .containsExactly(new CallRequest.Callback(LocalDateTime.parse("2026-03-03T14:30"), "card [masked]"));
        assertThat(scene.story).isEmpty();
        scene.dispatcher(new CallAnswer.Done("tomorrow at 14:30"));
        assertThat(result(scene)).isEqualTo("It is done. tomorrow at 14:30");
    }

    @Test
    void aCallbackInThePastIsNeverAskedFor() {
        MindScene scene = MindScene.opened().says("call me yesterday");
        scene.uses("", "schedule_callback", "{\"date\":\"2026-03-01\",\"time\":\"14:30\",\"comments\":\"\"}");

        assertThat(scene.requests).isEmpty();
        assertThat(result(scene)).contains("is past");
    }

    @Test
    void argumentsThatDoNotFitAndToolsThatDoNotExistComeBackAsSentences() {
        MindScene scene = MindScene.opened().says("hello");
        scene.uses("", "transfer", "{\"to\":\"the president\"}");
        assertThat(result(scene)).contains("'to' must be one of [\"human\"]");
        scene.uses("", "transfer", "not json");
        assertThat(result(scene)).contains("a JSON object is wanted");
        scene.uses("", "update_lead", "{\"value\":\"x\"}");
        assertThat(result(scene)).contains("'field' is missing");
        scene.uses("", "rm_rf", "{}");
        assertThat(result(scene)).isEqualTo("There is no such tool.");
    }

    @Test
    void dispositionLeadFieldKeysAndDoNotCallGoToTheDispatcher() {
        MindScene scene = MindScene.opened().says("hello");
        scene.uses("", "set_disposition", "{\"status\":\"SALE\"}").dispatcher(DONE);
        scene.uses("", "update_lead", "{\"field\":\"email\",\"value\":\"ann@example.com\"}")
                .dispatcher(DONE);
        scene.uses("", "send_keys", "{\"keys\":\"12#\"}").dispatcher(DONE);
        scene.uses("", "do_not_call", "{}").dispatcher(DONE);

        assertThat(scene.requests)
                .containsExactly(
                        new CallRequest.Disposition("SALE"),
                        new CallRequest.LeadFields(Map.of("email", "ann@example.com")),
                        new CallRequest.Dtmf("12#"),
                        new CallRequest.DoNotCall());
    }

    @Test
    void theCallEndsWithTheModelsGoodbyeOrWithTheProfiles() {
        MindScene itsOwn = MindScene.opened().says("thanks");
        itsOwn.uses("Enjoy your dinner!", "end_call", "{\"end\":\"done\"}");
        MindScene silent = MindScene.opened().says("thanks");
        silent.uses("", "end_call", "{\"end\":\"done\"}");

        assertThat(itsOwn.story).containsExactly("Enjoy your dinner!", "(done)");
        assertThat(silent.story).containsExactly("Goodbye.", "(done)");
        assertThat(silent.outcome)
                .hasValueSatisfying(outcome -> assertThat(outcome.disposition()).isEqualTo("SALE"));
    }

    @Test
    void aTypedNumberIsWaitedForUntilTheNextAnswer() {
        MindScene scene = MindScene.opened().says("i have a booking");
        scene.uses("", "ask_for_typed_number", "{\"fewest\":4,\"most\":6}").answers("Please type its number.");
        assertThat(scene.listening)
                .hasValueSatisfying(listen -> assertThat(listen.digits()).contains(new AnswerPart.Digits(4, 6)));

        scene.happens(new Happening.Pressed("12345"));

        assertThat(messages(scene).getLast()).isEqualTo(new Caller("(pressed the keys 1 2 3 4 5)"));
        assertThat(scene.listening).contains(AnswerPart.Listen.ANYTHING);
    }

    @Test
    void recordingStopsForASecretAndGoesOn() {
        MindScene scene = MindScene.opened().says("i want to pay");
        scene.uses("", "set_recording", "{\"from_now_on\":\"private\"}")
                .uses("", "set_recording", "{\"from_now_on\":\"open\"}");

        assertThat(scene.story).containsExactly("(PRIVATE)", "(OPEN)");
    }

    @Test
    void anHttpToolIsUsedAndItsAnswerToldToTheModel() {
        MindScene scene = MindScene.opened().says("is there a table on friday");
        scene.uses("Let me look. ", "tables", "{\"day\":\"friday\"}");
        assertThat(scene.story).containsExactly("Let me look.", "(asks tables {\"day\":\"friday\"})");

        scene.hook.orElseThrow().accept("two tables");
        scene.settle();

        assertThat(result(scene)).isEqualTo("two tables");
    }

    @Test
    void aToolThatIsStillRunningWhenTheCallerSpeaksIsRememberedWithItsResult() {
        MindScene scene = MindScene.opened().says("call me tomorrow");
        scene.uses("", "schedule_callback", "{\"date\":\"2026-03-03\",\"time\":\"14:30\",\"comments\":\"\"}");
        scene.last.cancel();
        scene.says("are you there");
        assertThat(messages(scene))
                .anyMatch(message ->
                        message instanceof Answered(String id, String result) && result.contains("Not known yet"));

        scene.dispatcher(DONE).answers("Yes.").says("so when");

        assertThat(messages(scene))
                .anyMatch(message ->
                        message instanceof Answered(String id, String result) && result.equals("It is done."));
        assertThat(scene.model.asked).hasSize(3);
    }

    private static List<ModelMessage> messages(MindScene scene) {
        return scene.model.asked.getLast().messages();
    }

    /** What the last tool came to, as the model was told it. */
    private static String result(MindScene scene) {
        return Optional.of(messages(scene).getLast())
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .map(Answered::result)
                .orElse("nothing");
    }
}
