package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.speech.RecognitionListener.Turn;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepgramTest {
    private final Vertx vertx = Vertx.vertx();
    private DeepgramStandIn first;
    private DeepgramStandIn second;
    private Bench bench;

    @BeforeEach
    void start() {
        first = DeepgramStandIn.start(vertx);
        second = DeepgramStandIn.start(vertx);
        bench = new Bench(Map.of(
                "first", Configured.deepgram(first),
                "second", Configured.deepgram(second),
                "flux", Configured.flux(first)));
    }

    @AfterEach
    void stop() {
        bench.close();
        first.close();
        second.close();
        vertx.close().await();
    }

    private RecognitionStream open(HeardWords heard, String... recognisers) {
        return bench.speech(List.of(recognisers), List.of("embedded"), "slt")
                .recogniser()
                .open(new RecognitionRequest("call 1", "en-US", 8000, List.of("an appointment")), heard);
    }

    @Test
    void anOpenStreamTakesOneOfThePlansPlacesAndGivesItBack() {
        int plan = Bench.LIMITS.atOnce();
        try (RecognitionStream stream = open(new HeardWords(), "first")) {
            assertThat(stream).isNotNull();
            assertThat(bench.room("first")).hasValue(plan - 1);
            assertThat(bench.room("first", "second")).hasValue(2 * plan - 1);
            assertThat(bench.room("first", "embedded"))
                    .as("the engines of the process have no plan")
                    .isEmpty();
        }
        assertThat(bench.room("first")).hasValue(plan);
    }

    @Test
    void aStandInTellsWhetherSomebodyHearsTheCallerItWasToldOfLast() {
        first.understandSegments(List.of(Segment.noise()));
        assertThat(first.taken()).isFalse();
        try (RecognitionStream stream = open(new HeardWords(), "first")) {
            assertThat(stream).isNotNull();
            await().until(first::taken);
        }

        first.understandSegments(List.of(Segment.noise()));

        assertThat(first.taken()).isFalse();
    }

    @Test
    void wordsComeAsTheyAreSpokenAndBecomeFinal() throws InterruptedException {
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "first")) {
            HeardWords.speak(stream, 3);

            assertThat(heard.result()).isEqualTo("hello i would");
            assertThat(heard.interims).contains("hello", "hello i");
        }
        assertThat(first.asked().getFirst())
                .startsWith("/v1/listen?encoding=mulaw&sample_rate=8000")
                .contains("model=nova-3", "interim_results=true", "keyterm=an+appointment");
        await().until(() -> first.asked().contains("{\"type\":\"Finalize\"}"));
    }

    @Test
    void fluxJudgesTheTurnItself() throws InterruptedException {
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "flux")) {
            stream.speechStarted();
            HeardWords.frames(stream, 32, (short) 8000);
            HeardWords.frames(stream, 20, (short) 0);

            assertThat(heard.result()).isEqualTo("hello i");
        }
        assertThat(heard.turns).startsWith(Turn.PERHAPS_OVER);
        assertThat(first.asked().getFirst()).startsWith("/v2/listen").contains("eager_eot_threshold=0.4");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORISED, KEY",
        "TOO_MANY, RATE",
        "QUOTA, QUOTA",
        "SERVER_ERROR, SERVER",
        "REJECTED, REQUEST",
        "BROKEN_STREAM, BROKEN",
        "MALFORMED, MALFORMED",
        "ERROR_INSIDE, SERVER"
    })
    void everyFaultIsToldInASentenceWithoutSecrets(Fault fault, Kind kind) throws InterruptedException {
        first.behave(Conduct.with(fault));
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "first")) {
            HeardWords.speak(stream, 2);

            Failure failure = heard.failure();
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.sentence()).contains("the recogniser first").doesNotContain("4111");
        }
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORISED", "SERVER_ERROR", "BROKEN_STREAM", "MALFORMED"})
    void theNextEarHearsTheTurnFromItsBeginning(Fault fault) throws InterruptedException {
        first.behave(Conduct.with(fault));
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "first", "second")) {
            stream.speechStarted();
            HeardWords.frames(stream, 48, (short) 8000);
            await().until(() -> {
                HeardWords.frames(stream, 1, (short) 0);
                return !bench.meters.find("provider.fallbacks").counters().isEmpty();
            });
            HeardWords.frames(stream, 20, (short) 0);
            stream.speechEnded();

            assertThat(heard.result()).isEqualTo("hello i would");
            assertThat(heard.failures).isEmpty();
        }
    }

    @Test
    void noisesOfWhichNothingIsToldMakeNoRecogniserDeafButLongTurnsDo() throws InterruptedException {
        first.understand(List.of());
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "first")) {
            for (int noise = 0; noise < 4; noise++) {
                turn(stream, 4);
            }
            assertThat(heard.failures).isEmpty();
            for (int sentence = 0; sentence < 3; sentence++) {
                turn(stream, 60);
            }
            assertThat(heard.failure().kind()).isEqualTo(Kind.SILENT);
        }
    }

    private static void turn(RecognitionStream stream, int voicedFrames) {
        stream.speechStarted();
        HeardWords.frames(stream, voicedFrames, (short) 8000);
        HeardWords.frames(stream, 30, (short) 0);
        stream.speechEnded();
    }
}
