package io.viciagents.node.chain;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.provider.Prices;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.time.ManualTimers;
import io.viciagents.node.time.Strand;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Providers behind their gates, with a clock that is turned by hand. */
final class Guarded {
    /** What a configuration has that says nothing of them. */
    static final Limits LIMITS = new Limits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(3),
            1,
            200,
            100,
            Duration.ofSeconds(10));

    static final Prices PRICES = new Prices(0.5, 10, 1000, 4000);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Bills bills = new Bills();
    private final ManualTimers timers = new ManualTimers();
    private final Map<String, Gate> gates = new HashMap<>();

    Strand strand() {
        return new HandStrand(timers);
    }

    /** Time passes, and what is due is done. */
    void pass(Duration time) {
        timers.advance(time);
    }

    Gate gate(String name) {
        return Objects.requireNonNull(gates.get(name), name);
    }

    Synthesiser voice(String name, Synthesiser voice) {
        return new GuardedSynthesiser(voice, gate(name, Role.SYNTHESISER), bills, this::strand);
    }

    Recogniser ear(String name, Recogniser ear) {
        return new GuardedRecogniser(ear, gate(name, Role.RECOGNISER), bills);
    }

    LanguageModel model(String name, LanguageModel model) {
        return new GuardedModel(model, gate(name, Role.MODEL), bills, this::strand);
    }

    private Gate gate(String name, Role role) {
        return gates.computeIfAbsent(
                name, fresh -> new Gate(fresh, LIMITS, PRICES, new ProviderMeters(registry, fresh, role)));
    }

    double requests(String provider, String result) {
        return registry.find("provider.requests").tag("provider", provider).tag("result", result).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
