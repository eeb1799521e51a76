package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.viciagents.node.provider.Elevenlabs;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevenlabsTest {
    private final Vertx vertx = Vertx.vertx();
    private ElevenlabsStandIn eleven;
    private Bench bench;

    @BeforeEach
    void start() {
        eleven = ElevenlabsStandIn.start(vertx);
        bench(Bench.LIMITS);
    }

    private void bench(Limits limits) {
        bench = new Bench(Map.of(
                "socket", Configured.elevenlabs(eleven, Elevenlabs.Transport.WEB_SOCKET, limits),
                "http", Configured.elevenlabs(eleven, Elevenlabs.Transport.HTTP, limits)));
    }

    @AfterEach
    void stop() {
        bench.close();
        eleven.close();
        vertx.close().await();
    }

    private Synthesiser voice(String... synthesisers) {
        return bench.speech(List.of("embedded"), List.of(synthesisers), "anna").synthesiser();
    }

    private static HeardVoice spoken(Synthesiser voice, String text) {
        HeardVoice heard = new HeardVoice();
        voice.speak(new SynthesisRequest("call 1", text, "en-US", "any", 8000), heard);
        return heard;
    }

    @Test
    void aTextBecomesMuLawWithTheTimesOfItsWords() {
        HeardVoice heard = spoken(voice("socket"), "Good day.");

        assertThat(heard.end()).isEqualTo("done");
        assertThat(heard.samples.get()).isEqualTo(9 * 320);
        assertThat(heard.words).containsExactly("0@0", "5@200");
        assertThat(eleven.asked().getFirst()).contains("/anna/multi-stream-input", "output_format=ulaw_8000");
    }

    @Test
    void manyTextsShareOneSocketThatWasOpenBefore() {
        Synthesiser voice = voice("socket");
        voice.expect("en-US", "any", 8000);
        await().until(() -> eleven.sockets() == 1);

        List<HeardVoice> all = List.of(spoken(voice, "One."), spoken(voice, "Two."), spoken(voice, "Three."));

        all.forEach(heard -> assertThat(heard.end()).isEqualTo("done"));
        assertThat(eleven.sockets()).isEqualTo(1);
    }

    @Test
    void whatIsNotWantedIsTakenBackAndTheSocketStays() {
        eleven.behave(Conduct.after(Duration.ofMillis(100), Duration.ofSeconds(30)));
        Synthesiser voice = voice("socket");
        HeardVoice heard = new HeardVoice();
        Synthesiser.Synthesis synthesis =
                voice.speak(new SynthesisRequest("call 1", "Never mind this.", "en-US", "any", 8000), heard);
        await().until(() -> heard.samples.get() > 0);

        synthesis.cancel();

        await().until(() -> eleven.asked().stream()
                        .filter(message -> message.contains("close_context"))
                        .count()
                == 2);
        eleven.behave(Conduct.PROMPT);
        assertThat(spoken(voice, "But this.").end()).isEqualTo("done");
        assertThat(eleven.sockets()).isEqualTo(1);
    }

    @Test
    void aTextIsARequestWhereNoSocketsAreLetThrough() {
        HeardVoice heard = spoken(voice("http"), "Good day.");

        assertThat(heard.end()).isEqualTo("done");
        assertThat(heard.samples.get()).isEqualTo(9 * 320);
    }

    @ParameterizedTest
    @CsvSource({
        "socket, UNAUTHORISED, KEY",
        "socket, TOO_MANY, RATE",
        "socket, QUOTA, QUOTA",
        "socket, SERVER_ERROR, SERVER",
        "socket, REJECTED, REQUEST",
        "socket, BROKEN_STREAM, BROKEN",
        "socket, MALFORMED, MALFORMED",
        "http, UNAUTHORISED, KEY",
        "http, TOO_MANY, RATE",
        "http, QUOTA, QUOTA",
        "http, REJECTED, REQUEST",
        "http, BROKEN_STREAM, BROKEN"
    })
    void everyFaultIsToldInASentence(String provider, Fault fault, Kind kind) {
        eleven.behave(Conduct.with(fault));

        Failure failure = spoken(voice(provider), "Good day to you.").failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.sentence()).contains("the synthesiser " + provider);
    }

    @ParameterizedTest
    @CsvSource({"SILENCE", "COMMENTS_ONLY", "UNAUTHORISED", "REJECTED"})
    void theNextVoiceSpeaksWhereThisOneCanNot(Fault fault) {
        bench.close();
        bench(Bench.limits(fault));
        eleven.behave(Conduct.with(fault));

        HeardVoice heard = spoken(voice("socket", "embedded"), "Good morning.");

        assertThat(heard.end()).isEqualTo("done");
        assertThat(heard.samples.get()).isPositive();
    }
}
