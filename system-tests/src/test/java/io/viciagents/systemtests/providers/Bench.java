package io.viciagents.systemtests.providers;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.node.chain.CallChain;
import io.viciagents.node.chain.Providers;
import io.viciagents.node.embedded.EmbeddedSettings;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.profile.ProviderChain;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.provider.Provider;
import io.viciagents.node.speech.SynthesisRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node's providers, without the node. */
final class Bench implements AutoCloseable {
    /** Long enough for a busy machine. */
    static final Limits LIMITS = limits(Duration.ofSeconds(10), 0);

    /** Of all benches, until the process ends: its voices take a while to load. */
    private static final EmbeddedSpeech EMBEDDED = EmbeddedSpeech.load(EmbeddedSettings.defaults());

    /** Short enough to wait for. */
    static final Limits SHORT = limits(Duration.ofSeconds(1), 0);

    static Limits limits(Duration each, int retries) {
        return new Limits(Duration.ofSeconds(10), each, each, each, retries, 50, 1000, Duration.ofSeconds(1));
    }

    /** Short where nothing but a limit ends it. */
    static Limits limits(Fault fault) {
        return fault == Fault.SILENCE || fault == Fault.COMMENTS_ONLY ? SHORT : LIMITS;
    }

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Bills bills = new Bills();
    private final Providers providers;

    Bench(Map<String, Provider> configured) {
        providers = Providers.open(configured, EMBEDDED, meters, bills);
    }

    CallChain models(String... models) {
        return providers.forCall(
                new ProviderChain(List.of("embedded"), List.of("embedded"), List.of(models)), "en-US", "slt");
    }

    CallChain speechToSpeech(String provider, String voice) {
        return speechToSpeech(provider, List.of(provider), voice);
    }

    CallChain speechToSpeech(String provider, List<String> ears, String voice) {
        return speechToSpeech(provider, ears, voice, List.of(provider));
    }

    CallChain speechToSpeech(String provider, List<String> ears, String voice, List<String> minds) {
        return providers.forCall(new ProviderChain(ears, List.of(provider, voice), minds), "en-US", "slt");
    }

    CallChain speech(List<String> recognisers, List<String> synthesisers, String voice) {
        return providers.forCall(new ProviderChain(recognisers, synthesisers, List.of()), "en-US", voice);
    }

    /** For how many more calls these have room by their plans. */
    Optional<Integer> room(String... recognisers) {
        return providers.room(new ProviderChain(List.of(recognisers), List.of("embedded"), List.of()));
    }

    /** A caller's voice, at 8,000 samples a second. */
    short[] spoken(String words) {
        HeardVoice voice = new HeardVoice();
        speech(List.of("embedded"), List.of("embedded"), "rms")
                .synthesiser()
                .speak(new SynthesisRequest("caller", words, "en-US", "rms", 8000), voice);
        if (!voice.end().equals("done")) {
            throw new AssertionError(voice.end());
        }
        return voice.sound();
    }

    double requests(String provider, String result) {
        return meters.find("provider.requests").tag("provider", provider).tag("result", result).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        providers.close();
    }
}
