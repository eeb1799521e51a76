package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose process has ended, and whose has not. */
class LifelinesTest {
    private static final String NODE = "node";
    private static final long LIMIT_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<NetSocket> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> dead = new LinkedBlockingQueue<>();
    private NetServer bus;
    private Lifelines lifelines;

    @BeforeEach
    void listen() {
        bus = vertx.createNetServer()
                .connectHandler(taken::add)
                .listen(0, "127.0.0.1")
                .await();
        SocketAddress address = SocketAddress.inetSocketAddress(bus.actualPort(), "127.0.0.1");
        lifelines = new Lifelines(vertx, member -> Future.succeededFuture(address), dead::add);
    }

    @AfterEach
    void end() {
        lifelines.close();
        vertx.close().await();
    }

    @Test
    void whoseConnectionBreaksAndWhoListensNoMoreIsDead() throws InterruptedException {
        lifelines.hold(NODE);
        assertThat(taken.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
        bus.close().await();
        assertThat(dead.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(NODE);
        lifelines.hold("another, later");
        assertThat(dead).isEmpty();
    }

    @Test
    void whoseConnectionBreaksAndWhoStillListensLives() throws InterruptedException {
        lifelines.hold(NODE);
        taken.poll(LIMIT_SECONDS, TimeUnit.SECONDS).close();
        assertThat(taken.poll(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("connected again")
                .isNotNull();
        assertThat(dead).isEmpty();
    }

    @Test
    void whoNeverAnsweredIsNotDead() throws InterruptedException {
        bus.close().await();
        lifelines.hold(NODE);
        assertThat(dead.poll(2, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void whoHasLeftIsNoLongerWatched() throws InterruptedException {
        lifelines.hold(NODE);
        assertThat(taken.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
        lifelines.release(NODE);
        bus.close().await();
        assertThat(dead.poll(2, TimeUnit.SECONDS)).isNull();
    }
}
