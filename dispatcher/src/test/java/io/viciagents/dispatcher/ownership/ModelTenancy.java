package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.Authority;
import io.viciagents.dispatcher.call.Books;
import io.viciagents.dispatcher.call.Chronicle;
import io.viciagents.dispatcher.call.DialplanEnds;
import io.viciagents.dispatcher.call.Exchange;
import io.viciagents.dispatcher.call.Leads;
import io.viciagents.dispatcher.call.Limits;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.call.News;
import io.viciagents.dispatcher.call.Pool;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.call.Times;
import io.viciagents.dispatcher.history.CallHistory;
import io.viciagents.dispatcher.place.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** One tenure of one Asterisk. */
final class ModelTenancy implements Duty {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Limits LIMITS = new Limits(
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));
    private static final Routes ROUTES = new Routes(Map.of(
            "*",
            new Route(
                    "appointment", MediaFormat.ULAW, new NextStep.InGroup("HUMANS"), "XFER", "NP", Optional.empty())));

    /** The next owner needs a moment to come. */
    private static final Duration LINGER = Duration.ofSeconds(3);

    private final World world;
    private final ModelDispatcher dispatcher;
    final String asterisk;
    final Authority authority;
    final ModelConnection connection;
    final LiveCalls live;

    ModelTenancy(World world, ModelDispatcher dispatcher, String asterisk, Authority authority, News news) {
        this.world = world;
        this.dispatcher = dispatcher;
        this.asterisk = asterisk;
        this.authority = authority;
        this.connection = new ModelConnection(world, dispatcher, world.asterisk(asterisk));
        this.live = new LiveCalls(exchange(), ROUTES, CLOCK, dispatcher.turns, authority, news);
        connection.listen(new Doorkeeper(live, authority, new DialplanEnds(connection), dispatcher.turns));
    }

    private Exchange exchange() {
        FencedSwitchboard fenced = new FencedSwitchboard(connection, authority);
        Leads leads = call -> Future.succeededFuture(Map.of());
        Pool pool = new Pool(
                dispatcher.nodes,
                new ModelLines(world, dispatcher),
                LIMITS,
                world.fate::nanoTime,
                offer -> Wanted.of(offer.profile(), offer.call().toString()));
        return new Exchange(
                fenced,
                new FencedAgents(pool, authority),
                leads,
                new FencedEnds(new DialplanEnds(fenced), authority),
                (call, asked) -> Future.failedFuture("nothing can be asked for"),
                new ModelBooks(),
                dispatcher.records,
                LIMITS,
                new Unmeasured(),
                new Chronicle(CallHistory.NONE, leads, CLOCK));
    }

    @Override
    public void yieldAll() {
        live.yieldAll();
        world.fate.in(LINGER, () -> dispatcher.take(connection::close));
    }

    @Override
    public int calls() {
        return live.count();
    }

    @Override
    public void reconnect() {
        connection.connect();
    }

    @Override
    public void audit() {
        live.audit();
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Nothing. */
    private static final class Unmeasured implements Times {
        @Override
        public void connected(Duration waited) {
            // Nobody asks.
        }

        @Override
        public void firstAudio(CallRecord call, Leads.Reached reached) {
            // Nobody asks.
        }

        @Override
        public void moved(CallRecord call, String reason) {
            // Nobody asks.
        }

        @Override
        public void ended(String disposition, Books.Leaving leaving) {
            // Nobody asks.
        }
    }

    private final class ModelBooks implements Books {
        @Override
        public void ended(CallRecord call, CallOutcome outcome, Leaving leaving) {
            dispatcher.books(call.call(), outcome.disposition());
        }

        @Override
        public boolean kept(CallRef call) {
            return dispatcher.keeps(call);
        }
    }
}
