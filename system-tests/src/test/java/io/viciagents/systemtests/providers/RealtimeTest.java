package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.chain.CallChain;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolDeclaration;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.node.speech.SynthesisRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speech to speech with a stand-in for OpenAI's Realtime, behind the gates and chains of a node. */
class RealtimeTest {
    private final Vertx vertx = Vertx.vertx();
    private final RealtimeStandIn standIn = RealtimeStandIn.start(vertx);
    private Bench bench;
    private CallChain chain;
    private HeardWords words;
    private RecognitionStream stream;

    @BeforeEach
    void open() {
        open(Bench.LIMITS);
    }

    private void open(Limits limits) {
        bench = new Bench(Map.of("rt", Configured.realtime(standIn, limits)));
        chain = bench.speechToSpeech("rt", "embedded");
        words = new HeardWords();
        stream = chain.recogniser()
                .open(new RecognitionRequest("call 1", "en-US", 8000, List.of("book an appointment")), words);
    }

    @AfterEach
    void close() {
        stream.close();
        bench.close();
        standIn.close();
        vertx.close().await();
    }

    private HeardAnswer asked(ModelMessage... messages) {
        LanguageModel model = chain.model().orElseThrow();
        HeardAnswer heard = new HeardAnswer();
        model.generate(
                new ModelRequest(
                        "call 1",
                        "You book tables.",
                        List.of(messages),
                        List.of(new ToolDeclaration("book", "books", "{\"type\":\"object\"}")),
                        200),
                heard);
        return heard;
    }

    private HeardVoice spoken(String text) {
        HeardVoice heard = new HeardVoice();
        chain.synthesiser().speak(new SynthesisRequest("call 1", text, "en-US", "marin", 8000), heard);
        return heard;
    }

    @Test
    void aTurnIsSentAsSoundAndItsWordsComeBack() throws InterruptedException {
        HeardWords.speak(stream, 3);

        assertThat(words.result()).isEqualTo("i would like an appointment");
        JsonObject audio = standIn.asked("session.update")
                .getFirst()
                .getJsonObject("session")
                .getJsonObject("audio");
        assertThat(audio.getJsonObject("input").getJsonObject("format").getString("type"))
                .isEqualTo("audio/pcmu");
        assertThat(audio.getJsonObject("input").getValue("turn_detection")).isNull();
        assertThat(audio.getJsonObject("output").getString("voice")).isEqualTo("marin");
    }

    @Test
    void theAnswerIsToldAsTextAndSpokenWithItsOwnSoundClauseByClause() throws InterruptedException {
        HeardWords.speak(stream, 3);
        words.result();
        HeardAnswer answer = asked(new ModelMessage.Agent("Hello."), new ModelMessage.Caller("i would like"));

        assertThat(answer.usage().promptTokens()).isEqualTo(321);
        assertThat(answer.text()).isEqualTo("Good morning, how can I help you?");
        HeardVoice first = spoken("Good morning,");
        HeardVoice second = spoken("how can I help you?");
        assertThat(first.end()).isEqualTo("done");
        assertThat(second.end()).isEqualTo("done");
        assertThat(first.samples.get() + second.samples.get()).isEqualTo(33 * 400);
        assertThat(first.samples.get()).isBetween(33 * 400 / 3, 33 * 400 / 2);
        var input = standIn.asked("response.create")
                .getLast()
                .getJsonObject("response")
                .getJsonArray("input");
        assertThat(input.getJsonObject(1).getString("type")).isEqualTo("item_reference");
        assertThat(input.getJsonObject(1).getString("id")).isEqualTo("item_1");
    }

    @Test
    void whatItDidNotThinkOfIsSpokenByTheVoiceBehindIt() {
        HeardVoice greeting = spoken("This call is recorded.");

        assertThat(greeting.end()).isEqualTo("done");
        assertThat(greeting.samples.get()).isGreaterThan(8000);
        assertThat(bench.requests("rt", "REQUEST")).isZero();
        assertThat(bench.meters.find("provider.fallbacks").counters()).isEmpty();
    }

    @Test
    void toolsAreCalledAndTheirAnswersAreTold() {
        standIn.answer(body -> body.getJsonArray("input").size() == 1
                ? ModelAnswer.calling(new ModelAnswer.Call("c1", "book", "{\"day\":\"monday\"}"))
                : ModelAnswer.saying("It is booked."));
        HeardAnswer first = asked(new ModelMessage.Caller("on monday"));
        first.usage();
        assertThat(first.calls.getFirst().arguments()).isEqualTo("{\"day\":\"monday\"}");

        HeardAnswer second = asked(
                new ModelMessage.Caller("on monday"),
                new ModelMessage.Called(first.calls.getFirst()),
                new ModelMessage.Answered("c1", "done"));
        second.usage();

        assertThat(second.text()).isEqualTo("It is booked.");
        var input = standIn.asked("response.create")
                .getLast()
                .getJsonObject("response")
                .getJsonArray("input");
        assertThat(input.getJsonObject(2).getString("type")).isEqualTo("function_call_output");
    }

    @Test
    void anAnswerThatIsNotWantedIsCancelledAndNothingOfItIsInTheNextRequestButWhatWasHeard() {
        standIn.behave(Conduct.after(Duration.ZERO, Duration.ofMillis(200)));
        LanguageModel model = chain.model().orElseThrow();
        HeardAnswer heard = new HeardAnswer();
        var generation = model.generate(
                new ModelRequest("call 1", "", List.of(new ModelMessage.Caller("hello")), List.of(), 200), heard);
        heard.firstPiece.join();
        generation.cancel();
        await().until(() -> standIn.asked("response.cancel").size() == 1);

        standIn.behave(Conduct.PROMPT);
        HeardAnswer next = asked(
                new ModelMessage.Caller("hello"), new ModelMessage.Agent("Good"), new ModelMessage.Caller("stop"));
        next.usage();

        assertThat(heard.ended()).isFalse();
        assertThat(standIn.asked("response.create")
                        .getLast()
                        .getJsonObject("response")
                        .encode())
                .contains("\"Good\"")
                .doesNotContain("how can I help");
    }

    @ParameterizedTest
    @CsvSource({
        "SILENCE,SILENT",
        "COMMENTS_ONLY,SILENT",
        "BROKEN_STREAM,BROKEN",
        "NO_END,SERVER",
        "QUOTA,QUOTA",
        "MALFORMED,MALFORMED",
        "ERROR_INSIDE,SERVER"
    })
    void anAnswerThatGoesWrongFails(Fault fault, Kind kind) {
        stream.close();
        bench.close();
        standIn.behave(Conduct.with(fault));
        open(Bench.limits(fault));

        assertThat(asked(new ModelMessage.Caller("hello")).failure().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORISED,KEY", "TOO_MANY,RATE", "SERVER_ERROR,SERVER", "REJECTED,REQUEST"})
    void aSessionThatIsRefusedFailsTheEar(Fault fault, Kind kind) throws InterruptedException {
        stream.close();
        bench.close();
        standIn.behave(Conduct.with(fault));
        open(Bench.LIMITS);

        assertThat(words.failure().kind()).isEqualTo(kind);
    }

    @Test
    void aTurnWithoutSoundHasNoWords() throws InterruptedException {
        stream.speechStarted();
        stream.speechEnded();

        assertThat(words.result()).isEmpty();
    }
}
