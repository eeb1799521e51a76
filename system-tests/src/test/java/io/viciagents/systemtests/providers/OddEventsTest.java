package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Vertx;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.provider.Elevenlabs;
import io.viciagents.node.provider.Provider;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.node.speech.SynthesisRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Events that cannot be read: counted, told in the log once, and the caller is served by the next of the chain. */
class OddEventsTest {
    private static final int STREAMS = 2;

    private static final Vertx VERTX = Vertx.vertx();

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.viciagents.node");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Results\",",
                "null",
                "[1]",
                "{\"type\":7}",
                "{\"type\":\"Results\",\"channel\":7}",
                "{\"type\":\"Results\",\"channel\":{\"alternatives\":7}}",
                "{\"type\":\"Results\",\"channel\":{\"alternatives\":[null]}}",
                "{\"type\":\"Results\",\"channel\":{\"alternatives\":[{\"transcript\":7}]}}",
                "{\"type\":\"Results\",\"is_final\":\"yes\",\"channel\":{\"alternatives\":[{\"transcript\":\"hello\"}]}}"
            })
    void deepgrams(String oddity) throws InterruptedException {
        try (DeepgramStandIn odd = DeepgramStandIn.start(VERTX);
                DeepgramStandIn sound = DeepgramStandIn.start(VERTX);
                Bench bench = new Bench(Map.of("odd", Configured.deepgram(odd), "sound", Configured.deepgram(sound)))) {
            odd.behave(Conduct.telling(oddity));

            for (int stream = 0; stream < STREAMS; stream++) {
                assertThat(heard(bench)).isEqualTo("hello i would");
            }
            theOddOneIsCountedAndToldOnce(bench);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"TurnInfo\",",
                "{\"type\":\"TurnInfo\",\"event\":7}",
                "{\"type\":\"TurnInfo\",\"event\":\"Update\",\"transcript\":7}",
                "{\"type\":\"TurnInfo\",\"event\":\"EndOfTurn\",\"transcript\":[\"hello\"]}"
            })
    void fluxs(String oddity) throws InterruptedException {
        try (DeepgramStandIn odd = DeepgramStandIn.start(VERTX);
                DeepgramStandIn sound = DeepgramStandIn.start(VERTX);
                Bench bench = new Bench(Map.of("odd", Configured.flux(odd), "sound", Configured.deepgram(sound)))) {
            odd.behave(Conduct.telling(oddity));

            for (int stream = 0; stream < STREAMS; stream++) {
                assertThat(heard(bench)).isEqualTo("hello i would");
            }
            theOddOneIsCountedAndToldOnce(bench);
        }
    }

    private static String heard(Bench bench) throws InterruptedException {
        double before = bench.requests("odd", "MALFORMED");
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = bench.speech(List.of("odd", "sound"), List.of("embedded"), "slt")
                .recogniser()
                .open(new RecognitionRequest("call 1", "en-US", 8000, List.of()), heard)) {
            stream.speechStarted();
            HeardWords.frames(stream, 48, (short) 8000);
            await().until(() -> {
                HeardWords.frames(stream, 1, (short) 0);
                return bench.requests("odd", "MALFORMED") > before;
            });
            HeardWords.frames(stream, 20, (short) 0);
            stream.speechEnded();
            return heard.result();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"audio\":",
                "null",
                "[1]",
                "{\"contextId\":7}",
                "{\"contextId\":\"c1\",\"audio\":\"***\"}",
                "{\"contextId\":\"c1\",\"audio\":7}",
                "{\"contextId\":\"c1\",\"isFinal\":\"yes\"}",
                "{\"contextId\":\"c1\",\"alignment\":{\"chars\":7}}",
                "{\"contextId\":\"c1\",\"alignment\":{\"chars\":[null],\"charStartTimesMs\":[0]}}",
                "{\"contextId\":\"c1\",\"alignment\":{\"chars\":[\"a\"],\"charStartTimesMs\":[\"soon\"]}}"
            })
    void elevenlabs(String oddity) {
        try (ElevenlabsStandIn odd = ElevenlabsStandIn.start(VERTX);
                Bench bench = new Bench(Map.of("odd", voice(odd)))) {
            odd.behave(Conduct.telling(oddity));

            for (int text = 0; text < STREAMS; text++) {
                HeardVoice heard = new HeardVoice();
                bench.speech(List.of("embedded"), List.of("odd", "embedded"), "anna")
                        .synthesiser()
                        .speak(new SynthesisRequest("call 1", "Good morning.", "en-US", "any", 8000), heard);
                assertThat(heard.end()).isEqualTo("done");
                assertThat(heard.samples.get()).isPositive();
            }
            theOddOneIsCountedAndToldOnce(bench);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":",
                "null",
                "[1]",
                "{\"choices\":7}",
                "{\"choices\":[null]}",
                "{\"choices\":[{\"delta\":{\"content\":7}}]}",
                "{\"choices\":[{\"finish_reason\":7}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[null]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":\"first\"}]}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":7}]}}]}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":\"many\"}}"
            })
    void models(String oddity) {
        try (OpenaiStandIn odd = OpenaiStandIn.start(VERTX);
                OpenaiStandIn sound = OpenaiStandIn.start(VERTX);
                Bench bench = new Bench(Map.of("odd", model(odd), "sound", model(sound)))) {
            odd.answer(_ -> ModelAnswer.saying(" "));
            odd.behave(Conduct.telling(oddity));
            sound.answer(_ -> ModelAnswer.saying("The other one speaks."));

            for (int answer = 0; answer < STREAMS; answer++) {
                HeardAnswer heard = new HeardAnswer();
                bench.models("odd", "sound").model().orElseThrow().generate(request(), heard);
                heard.usage();
                assertThat(heard.text().strip()).isEqualTo("The other one speaks.");
            }
            theOddOneIsCountedAndToldOnce(bench);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":",
                "null",
                "[1]",
                "{\"type\":7}",
                "{\"type\":\"error\",\"error\":7}",
                "{\"type\":\"response.output_audio_transcript.delta\",\"response_id\":\"resp_1\",\"delta\":7}",
                "{\"type\":\"response.output_audio.delta\",\"response_id\":\"resp_1\",\"delta\":\"***\"}",
                "{\"type\":\"response.function_call_arguments.done\",\"response_id\":\"resp_1\",\"name\":7}",
                "{\"type\":\"response.done\",\"response\":{\"id\":\"resp_1\",\"status\":7}}",
                "{\"type\":\"response.done\",\"response\":{\"id\":\"resp_1\",\"status\":\"completed\","
                        + "\"usage\":{\"input_tokens\":\"many\"}}}"
            })
    void realtimes(String oddity) {
        try (RealtimeStandIn odd = RealtimeStandIn.start(VERTX);
                OpenaiStandIn sound = OpenaiStandIn.start(VERTX);
                Bench bench = new Bench(Map.of("odd", Configured.realtime(odd, Bench.LIMITS), "sound", model(sound)))) {
            odd.behave(Conduct.telling(oddity));
            sound.answer(_ -> ModelAnswer.saying("The other one speaks."));

            for (int answer = 0; answer < STREAMS; answer++) {
                answeredBySpeechToSpeech(bench);
            }
            assertThat(bench.requests("odd", "MALFORMED")).isGreaterThanOrEqualTo(STREAMS);
            assertThat(warnings()).as("for its ear and for its mind").isBetween(1L, 2L);
        }
    }

    private static void answeredBySpeechToSpeech(Bench bench) {
        var chain = bench.speechToSpeech("odd", List.of("odd", "embedded"), "embedded", List.of("odd", "sound"));
        try (RecognitionStream stream =
                chain.recogniser().open(new RecognitionRequest("call 1", "en-US", 8000, List.of()), new HeardWords())) {
            HeardAnswer heard = new HeardAnswer();
            chain.model().orElseThrow().generate(request(), heard);
            heard.usage();
            assertThat(stream).isNotNull();
            assertThat(heard.text()).isEqualTo("The other one speaks.");
        }
    }

    private void theOddOneIsCountedAndToldOnce(Bench bench) {
        assertThat(bench.requests("odd", "MALFORMED")).isEqualTo(STREAMS);
        assertThat(warnings()).isEqualTo(1);
    }

    private long warnings() {
        assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains("a task of a provider failed"));
        return lines.list.stream()
                .filter(line -> line.getFormattedMessage().contains("sent what cannot be read"))
                .count();
    }

    private static ModelRequest request() {
        return new ModelRequest(
                "call 1", "You book tables.", List.of(new ModelMessage.Caller("hello")), List.of(), 200);
    }

    private static Provider voice(ElevenlabsStandIn standIn) {
        return Configured.elevenlabs(standIn, Elevenlabs.Transport.WEB_SOCKET, Bench.LIMITS);
    }

    private static Provider model(OpenaiStandIn standIn) {
        return ChatScene.model(standIn.url(), standIn.key(), Bench.LIMITS);
    }
}
