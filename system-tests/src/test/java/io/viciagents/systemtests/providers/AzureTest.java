package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.provider.Prices;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.service.configuration.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real SDK against the stand-in. */
class AzureTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static AzureStandIn azure;
    private Bench bench;

    @BeforeAll
    static void start() {
        azure = AzureStandIn.start(VERTX);
    }

    @AfterAll
    static void stop() {
        azure.close();
        VERTX.close().await();
    }

    @BeforeEach
    void anew() {
        bench = new Bench(Map.of());
        azure.behave(Conduct.PROMPT);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void bench(Limits limits) {
        bench(azure.host(), limits);
    }

    private void bench(URI host, Limits limits) {
        bench(host, limits, Azure.Segmentation.TIME);
    }

    private void bench(URI host, Limits limits, Azure.Segmentation segmentation) {
        bench.close();
        bench = new Bench(Map.of(
                "azure",
                new Azure(
                        Optional.empty(),
                        Optional.of(host),
                        Secret.of(azure.key()),
                        List.of(),
                        Map.of("en-US", "en-US-AvaMultilingualNeural"),
                        segmentation,
                        Duration.ofMillis(300),
                        limits,
                        new Prices(60, 1000, 0, 0))));
    }

    private RecognitionStream open(HeardWords heard, String... recognisers) {
        return bench.speech(List.of(recognisers), List.of("embedded"), "slt")
                .recogniser()
                .open(new RecognitionRequest("call 1", "en-US", 8000, List.of("hello world")), heard);
    }

    private Synthesiser voice(String... synthesisers) {
        return bench.speech(List.of("embedded"), List.of(synthesisers), "en-US-AvaMultilingualNeural")
                .synthesiser();
    }

    private static SynthesisRequest text(String text) {
        return new SynthesisRequest("call 1", text, "en-US", "any", 8000);
    }

    @Test
    void muLawGoesInAndWordsComeOut() throws InterruptedException {
        bench(Bench.LIMITS);
        bench.bills.open("call 1", "offer");
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "azure")) {
            HeardWords.speak(stream, 3);

            assertThat(heard.result()).isEqualTo("hello i would.");
            assertThat(heard.interims).contains("hello", "hello i");
        }
        assertThat(bench.bills.of("call 1").cost().units()).isGreaterThan(0.5);
    }

    @Test
    void theSdkIsToldOfOurSegmentationAndFormat() throws InterruptedException {
        bench(Bench.LIMITS);
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "azure")) {
            HeardWords.speak(stream, 1);
            heard.result();
        }
        assertThat(azure.asked())
                .anySatisfy(message -> {
                    assertThat(message.path()).isEqualTo("speech.config");
                    assertThat(message.body().toString())
                            .contains("\"samplerate\":\"8000\"", "\"bitspersample\":\"8\"");
                })
                .anySatisfy(message -> {
                    assertThat(message.path()).isEqualTo("speech.context");
                    assertThat(message.body().toString()).contains("\"segmentationSilenceTimeoutMs\":300");
                });
    }

    @Test
    void theSdkIsToldOfSegmentationByWhatWasSaid() throws InterruptedException {
        bench(azure.host(), Bench.LIMITS, Azure.Segmentation.SEMANTIC);
        int before = azure.asked().size();
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "azure")) {
            HeardWords.speak(stream, 1);
            heard.result();
        }
        assertThat(azure.asked().stream().skip(before))
                .filteredOn(message -> message.path().equals("speech.context"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.body().toString())
                        .containsIgnoringCase("\"mode\":\"semantic\"")
                        .doesNotContain("segmentationSilenceTimeoutMs"));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORISED, KEY, 'it is wrong, of another region'",
        "TOO_MANY, RATE, lower atOnce or raise the plan",
        "QUOTA, KEY, or its quota is used up",
        "REJECTED, REQUEST, 'check region, language and voice'"
    })
    void aRecogniserThatIsRefusedSaysWhy(Fault fault, Kind kind, String cure) throws InterruptedException {
        bench(Bench.LIMITS);
        azure.behave(Conduct.with(fault));
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "azure")) {
            HeardWords.speak(stream, 1);

            Failure failure = heard.failure();
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.sentence())
                    .contains("the recogniser azure", cure)
                    .doesNotContain(azure.key());
        }
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORISED", "TOO_MANY", "QUOTA", "SERVER_ERROR", "REJECTED"})
    void theNextEarHearsTheTurnThatThisOneCouldNot(Fault fault) throws InterruptedException {
        bench(Bench.LIMITS);
        azure.behave(Conduct.with(fault));
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = open(heard, "azure", "embedded")) {
            HeardWords.speak(stream, bench.spoken("hello world"));
            for (int frames = 0; frames < 1000 && heard.results.isEmpty(); frames++) {
                HeardWords.frames(stream, 1, (short) 0);
                Thread.sleep(20);
            }

            assertThat(heard.result()).isEqualTo("hello world");
        }
        assertThat(bench.meters.get("provider.fallbacks").counter().count()).isEqualTo(1);
    }

    @Test
    void aRegionWhereNobodyAnswersIsSaidAndTheNextVoiceSpeaks() throws IOException {
        bench(URI.create("ws://127.0.0.1:" + closedPort()), Bench.LIMITS);
        HeardVoice alone = new HeardVoice();
        HeardVoice served = new HeardVoice();

        voice("azure").speak(text("Good morning."), alone);
        voice("azure", "embedded").speak(text("Good morning."), served);

        assertThat(alone.failure().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(alone.failure().sentence()).contains("check region, key and network");
        assertThat(served.end()).isEqualTo("done");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return nobody.getLocalPort();
        }
    }

    @Test
    void aVoiceThatAzureDoesNotKnowIsSaid() {
        bench(Bench.LIMITS);
        azure.behave(Conduct.with(Fault.REJECTED));
        HeardVoice heard = new HeardVoice();

        voice("azure").speak(text("Good morning."), heard);

        assertThat(heard.failure().kind()).isEqualTo(Kind.REQUEST);
        assertThat(heard.failure().sentence()).contains("check region, language and voice");
    }

    @Test
    void aTextBecomesMuLawAsItIsMadeWithTheTimesOfItsWords() {
        bench(Bench.LIMITS);
        azure.behave(Conduct.after(Duration.ofMillis(200), Duration.ofMillis(100)));
        HeardVoice heard = new HeardVoice();

        voice("azure").speak(text("Good morning, Tom & Jerry."), heard);

        assertThat(heard.end()).isEqualTo("done");
        assertThat(heard.samples.get()).isEqualTo(5 * 800);
        assertThat(heard.pieces.get()).isGreaterThan(1);
        assertThat(heard.words).contains("0@0", "5@100");
    }

    @Test
    void oneSocketServesOneTextAfterTheOther() {
        bench(Bench.LIMITS);
        Synthesiser voice = voice("azure");
        int before = azure.voiceSockets();
        for (String text : List.of("One.", "Two.", "Three.")) {
            HeardVoice heard = new HeardVoice();
            voice.speak(text(text), heard);
            assertThat(heard.end()).isEqualTo("done");
        }
        assertThat(azure.voiceSockets()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"UNAUTHORISED", "TOO_MANY", "QUOTA", "SERVER_ERROR", "REJECTED", "SILENCE"})
    void theNextVoiceSpeaksWhereThisOneCanNot(Fault fault) {
        bench(Bench.limits(fault));
        azure.behave(Conduct.with(fault));
        HeardVoice heard = new HeardVoice();

        voice("azure", "embedded").speak(text("Good morning."), heard);

        assertThat(heard.end()).isEqualTo("done");
        assertThat(heard.samples.get()).isPositive();
        assertThat(bench.meters.get("provider.fallbacks").counter().count()).isEqualTo(1);
    }
}
