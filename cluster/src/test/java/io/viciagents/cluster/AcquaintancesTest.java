package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcquaintancesTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Acquaintances acquaintances = new Acquaintances(vertx.eventBus());
    private final AtomicInteger greetings = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private void live(String address) {
        vertx.eventBus()
                .<Buffer>consumer(address)
                .handler(message -> greetings.addAndGet(Acquaintances.isGreeting(message) ? 1 : 0))
                .completion()
                .await();
    }

    private void awaitGreetings(int expected) {
        Awaitility.await().atMost(SOON).until(() -> greetings.get() == expected);
    }

    @Test
    void whoeverWasMetIsNotGreetedAgain() {
        live("one");
        live("other");
        acquaintances.meet("one");
        acquaintances.meet("one");
        acquaintances.meet("other");
        awaitGreetings(2);
    }

    @Test
    void whoeverWasNotThereIsGreetedTheNextTime() {
        acquaintances.meet("one");
        live("one");
        Awaitility.await().atMost(SOON).until(() -> {
            acquaintances.meet("one");
            return greetings.get() == 1;
        });
        acquaintances.meet("one");
        live("other");
        acquaintances.meet("other");
        awaitGreetings(2);
    }

    @Test
    void anEarlierVersionThatRefusesGreetingsWasFoundAllTheSame() {
        AtomicInteger refused = new AtomicInteger();
        vertx.eventBus()
                .<Buffer>consumer("old")
                .handler(message -> {
                    refused.incrementAndGet();
                    message.fail(400, "no Assignment of this version");
                })
                .completion()
                .await();
        acquaintances.meet("old");
        Awaitility.await().atMost(SOON).until(() -> refused.get() == 1);
        vertx.eventBus().request("old", Buffer.buffer()).otherwiseEmpty().await();
        acquaintances.meet("old");
        vertx.eventBus().request("old", Buffer.buffer()).otherwiseEmpty().await();
        assertThat(refused.get()).as("the greeting and two requests").isEqualTo(3);
    }

    @Test
    void aGreetingIsNoMessage() {
        Lines lines = new Lines(vertx);
        lines.vote("d1", new LeaseDesk() {
                    @Override
                    public LeaseVotes asked(LeaseRequest request) {
                        throw new AssertionError("a greeting asks for no vote");
                    }

                    @Override
                    public void returned(LeaseReturn leases) {
                        throw new AssertionError("a greeting gives nothing back");
                    }
                })
                .await();
        Future<?> first =
                vertx.eventBus().request("dispatcher.d1.lease", Buffer.buffer()).otherwiseEmpty();
        first.await();
        assertThat(lines.garbage()).isOne();
        acquaintances.meet("dispatcher.d1.lease");
        vertx.eventBus()
                .request("dispatcher.d1.lease", Buffer.buffer())
                .otherwiseEmpty()
                .await();
        assertThat(lines.garbage()).isEqualTo(2);
    }
}
