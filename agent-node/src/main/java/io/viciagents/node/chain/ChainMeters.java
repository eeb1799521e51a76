package io.viciagents.node.chain;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what chains of one role did when a provider failed or was late, by Micrometer. Any thread. */
final class ChainMeters {
    private final MeterRegistry registry;
    private final Role role;

    ChainMeters(MeterRegistry registry, Role role) {
        this.registry = registry;
        this.role = role;
    }

    void fellBack(String from, String to) {
        registry.counter("provider.fallbacks", "role", role.name(), "from", from, "to", to)
                .increment();
    }

    void hedged(String to) {
        registry.counter("provider.hedges", "role", role.name(), "to", to).increment();
    }
}
