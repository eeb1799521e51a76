package io.viciagents.systemtests.books;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.Fence;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.Chronicle;
import io.viciagents.dispatcher.call.Exchange;
import io.viciagents.dispatcher.call.Limits;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.call.MeteredTimes;
import io.viciagents.dispatcher.call.News;
import io.viciagents.dispatcher.call.Records;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.call.VirtualThreads;
import io.viciagents.dispatcher.history.CallHistory;
import io.viciagents.dispatcher.vicidial.DialerDesk;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.Dialers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One life of a dispatcher in the office. */
final class Incarnation {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Mortality life;
    private final Dialers dialers;
    private final LiveCalls calls;

    Incarnation(
            int number,
            Mortality life,
            DialerSettings settings,
            Routes routes,
            Vertx vertx,
            HandClock clock,
            ToyAsterisk asterisk,
            ToyNode node,
            HandOutbox outbox,
            Map<CallRef, CallRecord> records) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        MortalSwitchboard switchboard = new MortalSwitchboard(asterisk, life);
        this.life = life;
        this.dialers = Dialers.of(List.of(settings), vertx, meters, clock);
        DialerDesk desk = dialers.desk(
                settings.name(), switchboard, routes, postings -> life.block(() -> outbox.record(postings)));
        this.calls = new LiveCalls(
                new Exchange(
                        switchboard,
                        node.seenBy(life),
                        desk.leads(),
                        desk.ends(),
                        desk.requests(),
                        desk.books(),
                        new MortalRecords(records, life),
                        limits(),
                        new MeteredTimes(meters, clock, Duration.ofSeconds(2)),
                        new Chronicle(CallHistory.NONE, desk.leads(), clock)),
                routes,
                clock,
                new VirtualThreads(),
                new SoleOwner(new Fence(number, "dispatcher-" + number)),
                new NoNews());
    }

    private static Limits limits() {
        return new Limits(
                PATIENCE,
                PATIENCE,
                PATIENCE,
                PATIENCE,
                PATIENCE.multipliedBy(3),
                Duration.ofSeconds(1),
                PATIENCE,
                PATIENCE);
    }

    LiveCalls calls() {
        return calls;
    }

    Clerk clerk() {
        return dialers.clerk();
    }

    boolean isDead() {
        return life.isDead();
    }

    Mortality life() {
        return life;
    }

    void close() {
        dialers.close();
    }

    /** The dispatchers' common memory; writing it is a deed. */
    private record MortalRecords(Map<CallRef, CallRecord> world, Mortality life) implements Records {
        @Override
        public void write(CallRecord record) {
            life.block(() -> world.put(record.call(), record));
        }

        @Override
        public Optional<CallRecord> find(CallRef call) {
            return Optional.ofNullable(world.get(call));
        }

        @Override
        public List<CallRecord> of(String asterisk) {
            return world.values().stream()
                    .filter(record -> record.call().asterisk().equals(asterisk))
                    .toList();
        }

        @Override
        public void remove(CallRecord last) {
            life.block(() -> world.remove(last.call()));
        }
    }

    /** A dispatcher that has no rival: the one before it is dead. */
    private record SoleOwner(Fence fence) implements Authority {
        @Override
        public boolean holds() {
            return true;
        }

        @Override
        public Future<Void> held() {
            return Future.succeededFuture();
        }
    }

    /** Nobody listens. */
    private record NoNews() implements News {
        @Override
        public void inStep(News.Found found) {
            // Nobody waits for it.
        }

        @Override
        public void deaf() {
            // This Asterisk always speaks.
        }

        @Override
        public void replaced() {
            // There is no other client.
        }
    }
}
