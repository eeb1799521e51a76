package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A callee who wants no more calls, or a human, is heard beside a model that hears, thinks and speaks by itself, whatever that
 * model does. Over a stand-in for OpenAI's Realtime.
 */
class RealtimeLawTest {
    private static final Profile PROFILE = Profiles.read(Path.of("../profiles/with-model/solar-check.yaml"));
    private static final String NEVER_AGAIN = "please take me off your list";

    private final Vertx vertx = Vertx.vertx();
    private final RealtimeStandIn standIn = RealtimeStandIn.start(vertx);
    private final Bench bench = new Bench(Map.of("rt", Configured.realtime(standIn, Bench.LIMITS)));
    private HeldConversation call = call("rt");

    private HeldConversation call(String... ears) {
        return new HeldConversation(bench.speechToSpeech("rt", List.of(ears), "embedded"), PROFILE);
    }

    @AfterEach
    void close() {
        call.close();
        bench.close();
        standIn.close();
        vertx.close().await();
    }

    private int thoughts() {
        return standIn.asked("response.create").size();
    }

    /** It speaks for half a minute. */
    private void talkOn() {
        standIn.behave(Conduct.after(Duration.ZERO, Duration.ofMillis(20)));
        standIn.answer(_ -> ModelAnswer.saying("and there is more to say, ".repeat(60)));
    }

    @Test
    void neverCallAgainIsHeardInWordsAndTheModelIsNotAsked() {
        standIn.understand(List.of(NEVER_AGAIN));

        call.greeted().speaks();

        assertThat(call.disposition()).isEqualTo("DNC");
        assertThat(call.story).anyMatch(line -> line.startsWith("agent: ") && line.contains("not call you again"));
        assertThat(thoughts()).isZero();
    }

    @Test
    void neverCallAgainIsHeardByKeyAndTheModelIsNotAsked() {
        call.greeted().presses("9");

        assertThat(call.disposition()).isEqualTo("DNC");
        assertThat(thoughts()).isZero();
    }

    @Test
    void aHumanIsPromisedOnceOneIsThereAndTheModelIsNotAsked() {
        standIn.understand(List.of("a human please"));

        call.greeted().speaks();

        assertThat(call.disposition()).isEqualTo("XFER");
        assertThat(call.story).anyMatch(line -> line.startsWith("asked: HumansFree"));
        assertThat(thoughts()).isZero();
    }

    @Test
    void aModelThatTalksOnIsStoppedByTheWords() {
        standIn.understand(List.of("how much is it", NEVER_AGAIN));
        talkOn();

        call.greeted().speaks().untilItSpeaks().silence(500).speaks();

        assertThat(call.disposition()).isEqualTo("DNC");
        assertThat(standIn.asked("response.cancel")).isNotEmpty();
        assertThat(thoughts()).isEqualTo(1);
    }

    @Test
    void aModelThatTalksOnIsStoppedByTheKey() {
        standIn.understand(List.of("how much is it"));
        talkOn();

        call.greeted().speaks().untilItSpeaks().silence(500).presses("9");

        assertThat(call.disposition()).isEqualTo("DNC");
        assertThat(standIn.asked("response.cancel")).isNotEmpty();
    }

    @Test
    void aModelThatCallsToolsItWasNotGivenChangesNothing() {
        standIn.understand(List.of("stop this now", NEVER_AGAIN));
        standIn.answer(request -> usesOf(request) == 0
                ? ModelAnswer.calling(
                        new ModelAnswer.Call("c1", "place_order", "{\"panels\":12}"),
                        new ModelAnswer.Call("c2", "end_call", "{\"end\":\"sold\""))
                : ModelAnswer.saying("You have ordered twelve panels."));

        call.greeted().speaks().heard("panels.").speaks();

        assertThat(call.disposition()).isEqualTo("DNC");
    }

    /** How many tools it has called and been answered. */
    private static long usesOf(JsonObject request) {
        return request.getJsonArray("input").stream()
                .map(JsonObject.class::cast)
                .filter(item -> "function_call_output".equals(item.getString("type")))
                .count();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BROKEN_STREAM", "QUOTA"})
    void aModelThatFailsInItsAnswerLeavesTheKeyAndAHuman(Fault fault) {
        standIn.understand(List.of("how much is it"));
        call.greeted();
        standIn.behave(Conduct.with(fault));

        call.speaks().untilTold("noted: the language model failed").presses("9");

        assertThat(call.disposition()).isEqualTo("DNC");
    }

    @Test
    void whenItsSocketDiesTheNextEarHearsTheWords() {
        call.close();
        call = call("rt", "embedded");
        call.greeted();
        standIn.hangUp();

        call.says(bench.spoken(NEVER_AGAIN));

        assertThat(call.disposition()).isEqualTo("DNC");
    }

    @Test
    void whenItsSocketDiesAndCanNotBeOpenedAgainTheCallGoesToItsEndAndTheKeyStillCounts() {
        call.greeted();
        standIn.behave(Conduct.with(Fault.SERVER_ERROR));
        standIn.hangUp();

        call.untilTold("noted: trouble").presses("9");

        assertThat(call.disposition()).isEqualTo("DNC");
    }
}
