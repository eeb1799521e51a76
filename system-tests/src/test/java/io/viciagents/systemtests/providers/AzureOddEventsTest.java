package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.provider.Prices;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.service.configuration.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that the real SDK cannot read: it reads them for us, and tells nobody when it cannot. */
class AzureOddEventsTest {
    /** In frames, after a turn: by then something must have been told of it. */
    private static final int TOLD_WITHIN = 60;

    private final Vertx vertx = Vertx.vertx();
    private final AzureStandIn azure = AzureStandIn.start(vertx);
    private final Bench bench = new Bench(Map.of(
            "azure",
            new Azure(
                    Optional.empty(),
                    Optional.of(azure.host()),
                    Secret.of(azure.key()),
                    List.of(),
                    Map.of("en-US", "en-US-AvaMultilingualNeural"),
                    Azure.Segmentation.TIME,
                    Duration.ofMillis(300),
                    Bench.LIMITS,
                    Prices.NOTHING)));

    @AfterEach
    void close() {
        bench.close();
        azure.close();
        vertx.close().await();
    }

    /** The SDK drops what it cannot read without a word: an ear that tells nothing of two sentences is deaf. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Text\":",
                "null",
                "[1]",
                "{}",
                "{\"Text\":7,\"Offset\":0,\"Duration\":0}",
                "{\"Text\":null,\"Offset\":\"soon\",\"Duration\":{}}"
            })
    void whatTheSdkCannotReadIsNotHeardAndTheNextEarHearsTheSecondSentence(String oddity) throws InterruptedException {
        azure.behave(Conduct.telling(oddity));
        HeardWords heard = new HeardWords();
        try (RecognitionStream stream = bench.speech(List.of("azure", "embedded"), List.of("embedded"), "slt")
                .recogniser()
                .open(new RecognitionRequest("call 1", "en-US", 8000, List.of("hello world")), heard)) {
            for (int sentence = 0; sentence < 2; sentence++) {
                HeardWords.speak(stream, bench.spoken("hello world"));
                HeardWords.frames(stream, TOLD_WITHIN, (short) 0);
            }

            assertThat(heard.result()).isEqualTo("hello world");
        }
        assertThat(bench.requests("azure", "SILENT")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Metadata\":",
                "null",
                "{\"Metadata\":7}",
                "{\"Metadata\":[null]}",
                "{\"Metadata\":[{\"Type\":\"WordBoundary\",\"Data\":7}]}",
                "{\"Metadata\":[{\"Type\":\"WordBoundary\",\"Data\":{\"Offset\":\"soon\",\"text\":[]}}]}"
            })
    void aVoiceWhoseWordsCannotBeReadSpeaksAllTheSame(String oddity) {
        azure.behave(Conduct.telling(oddity));
        HeardVoice heard = new HeardVoice();

        bench.speech(List.of("embedded"), List.of("azure", "embedded"), "en-US-AvaMultilingualNeural")
                .synthesiser()
                .speak(new SynthesisRequest("call 1", "Good morning.", "en-US", "any", 8000), heard);

        assertThat(heard.end()).isEqualTo("done");
        assertThat(heard.samples.get()).isPositive();
    }
}
