package io.viciagents.dispatcher;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.ari.AsteriskConnection;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.ownership.Duty;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The service of one Asterisk during one tenure. It is there a moment after the tenure has begun: to make it takes too long
 * for the ownership's thread, which votes meanwhile. Any thread.
 *
 * @param made its connection and its calls; when it cannot be made the log says why
 */
record AsteriskDuty(Vertx vertx, CompletableFuture<Served> made) implements Duty {
    /** The next owner needs some hundred milliseconds to come, some seconds when all are busy. */
    static final Duration LINGER = Duration.ofSeconds(3);

    /** What serves it. */
    record Served(AsteriskConnection connection, LiveCalls live) {}

    @Override
    public void yieldAll() {
        made.thenAccept(served -> {
            served.live().yieldAll();
            vertx.setTimer(LINGER.toMillis(), over -> served.connection().close());
        });
    }

    @Override
    public int calls() {
        return there().map(served -> served.live().count()).orElse(0);
    }

    @Override
    public void reconnect() {
        made.thenAccept(served -> served.connection().reconnect());
    }

    @Override
    public void audit() {
        there().ifPresent(served -> served.live().audit());
    }

    @Override
    public void close() {
        made.thenAccept(served -> served.connection().close());
    }

    private Optional<Served> there() {
        return made.isDone() && !made.isCompletedExceptionally() ? Optional.of(made.join()) : Optional.empty();
    }
}
