package io.viciagents.dispatcher.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that is turned by hand. */
final class FakeTime implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }
}
