package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits for its turn finds out while all is well whether it could serve. */
@Timeout(60)
final class RehearsalTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeAsterisk fake = new FakeAsterisk();
    private final LogLines log = new LogLines();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Rehearsal rehearsal = new Rehearsal(vertx, AsteriskEventsTest.settings(fake), registry);

    @AfterEach
    void end() {
        rehearsal.close();
        vertx.close().await();
        fake.close();
        log.close();
    }

    @Test
    void aWrongPasswordIsToldOnceWithItsCureUntilItIsMended() {
        fake.answer("GET /channels", 200, "[]");
        fake.answer("GET /bridges", 200, "[]");
        fake.refuseAllWith(401);
        assertThat(rehearsal.ask().await()).isFalse();
        assertThat(rehearsal.ask().await()).isFalse();
        assertThat(log.lines().stream().filter(line -> line.contains("could not take this Asterisk over")))
                .singleElement()
                .asString()
                .contains("ari.conf needs a section [ai]");
        assertThat(registry.get("ari.rehearsed").gauge().value()).isZero();

        fake.refuseAllWith(200);
        assertThat(rehearsal.ask().await()).isTrue();
        assertThat(registry.get("ari.rehearsed").gauge().value()).isOne();
        assertThat(log.lines()).anyMatch(line -> line.contains("could be taken over again"));
    }

    @Test
    void whoeverAsksAfterTheEndIsRefusedAndNotLeftWaiting() throws Exception {
        rehearsal.close();
        assertThat(rehearsal.ask().await(10, TimeUnit.SECONDS)).isFalse();
    }
}
