package io.viciagents.dispatcher;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.ari.AsteriskConnection;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.ownership.Duty;
import java.time.Duration;

/** The service of one Asterisk during one tenure: its connection and its calls. */
record AsteriskDuty(Vertx vertx, AsteriskConnection connection, LiveCalls live) implements Duty {
    /** The next owner needs some hundred milliseconds to come, some seconds when all are busy. */
    private static final Duration LINGER = Duration.ofSeconds(3);

    @Override
    public void yieldAll() {
        live.yieldAll();
        vertx.setTimer(LINGER.toMillis(), over -> connection.close());
    }

    @Override
    public int calls() {
        return live.count();
    }

    @Override
    public void reconnect() {
        connection.reconnect();
    }

    @Override
    public void audit() {
        live.audit();
    }

    @Override
    public void close() {
        connection.close();
    }
}
