package io.viciagents.dispatcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.cluster.RehearsedMove;
import io.viciagents.dispatcher.ari.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rehearses twice a minute the taking over of each Asterisk that another dispatcher has. Any thread. */
final class Rehearsals implements AutoCloseable {
    /** By then it is settled who has what. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Map<String, Rehearsal> rehearsals;
    private final Set<String> anothers = ConcurrentHashMap.newKeySet();
    private final long timer;

    private Rehearsals(Vertx vertx, Map<String, Rehearsal> rehearsals) {
        this.vertx = vertx;
        this.rehearsals = Map.copyOf(rehearsals);
        vertx.executeBlocking(() -> {
            RehearsedMove.throughTheWire(Instant.now());
            return null;
        });
        this.timer = vertx.setPeriodic(FIRST.toMillis(), PERIOD.toMillis(), now -> rehearse());
    }

    static Rehearsals begin(DispatcherConfiguration configuration, Vertx vertx, MeterRegistry registry) {
        Map<String, Rehearsal> rehearsals = new HashMap<>();
        configuration.asterisks().forEach(one -> rehearsals.put(one.name(), new Rehearsal(vertx, one.ari(), registry)));
        return new Rehearsals(vertx, rehearsals);
    }

    /** Those of the configuration, by name. */
    Set<String> asterisks() {
        return rehearsals.keySet();
    }

    /** Whether another dispatcher has that Asterisk now. */
    void standing(String asterisk, boolean anothersNow) {
        if (anothersNow) {
            anothers.add(asterisk);
        } else {
            anothers.remove(asterisk);
        }
    }

    private void rehearse() {
        rehearsals.forEach((asterisk, rehearsal) -> {
            if (anothers.contains(asterisk)) {
                rehearsal.ask();
            }
        });
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        rehearsals.values().forEach(Rehearsal::close);
    }
}
