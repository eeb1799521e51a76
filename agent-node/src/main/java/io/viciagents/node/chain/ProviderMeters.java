package io.viciagents.node.chain;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.viciagents.node.model.ModelListener.Usage;
import io.viciagents.node.provider.Cost;
import io.viciagents.node.provider.Failure;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Measures one provider in one role, by Micrometer. Any thread. */
final class ProviderMeters {
    private final MeterRegistry registry;
    private final String provider;
    private final Role role;
    private final Timer firstUseful;
    private final Counter cost;

    ProviderMeters(MeterRegistry registry, String provider, Role role) {
        this.registry = registry;
        this.provider = provider;
        this.role = role;
        this.firstUseful = Timer.builder("provider.first.useful")
                .description("from the request to the first word, token or sound")
                .tags("provider", provider, "role", role.name())
                .register(registry);
        this.cost = Counter.builder("provider.cost")
                .description("by the prices of the configuration, in their currency")
                .tags("provider", provider, "role", role.name())
                .register(registry);
    }

    <T> void watch(String name, String description, T state, ToDoubleFunction<T> value) {
        Gauge.builder(name, state, value)
                .description(description)
                .tags("provider", provider, "role", role.name())
                .register(registry);
    }

    void firstUseful(Duration after) {
        firstUseful.record(after);
    }

    void succeeded() {
        ended("OK");
    }

    void cancelled() {
        ended("CANCELLED");
    }

    void failed(Failure.Kind kind) {
        ended(kind.name());
    }

    private void ended(String how) {
        registry.counter("provider.requests", "provider", provider, "role", role.name(), "result", how)
                .increment();
    }

    void used(Usage usage) {
        tokens("READ", usage.promptTokens());
        tokens("WRITTEN", usage.answerTokens());
    }

    private void tokens(String direction, int tokens) {
        registry.counter("provider.tokens", "provider", provider, "direction", direction)
                .increment(tokens);
    }

    void charged(Cost amount) {
        cost.increment(amount.units());
    }
}
