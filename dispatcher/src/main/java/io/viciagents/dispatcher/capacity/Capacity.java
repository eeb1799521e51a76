package io.viciagents.dispatcher.capacity;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.place.Placement.Candidate;
import io.viciagents.vicidial.AgentUser;
import io.viciagents.vicidial.api.LinesWrite;
import io.viciagents.vicidial.api.RemoteAgents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the lines of remote-agent entries follow the free slots of the agent nodes, on a context of its own. Closing it
 * pauses them when no other dispatcher is left to answer calls.
 */
public final class Capacity implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Capacity.class);
    private static final long LOOK_MILLIS = 500;
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final ClusterMember member;
    private final Context context;
    private final Supplier<List<ServedCalls.Asterisk>> served;
    private final Allocator allocator;

    private Capacity(Parts parts, Context context) {
        this.member = parts.member();
        this.context = context;
        this.served = parts.served();
        List<Entry> entries = Entries.of(parts.routes(), parts.dialers());
        this.allocator = new Allocator(
                entries,
                parts.guaranteed(),
                parts.settings(),
                (entry, lines) -> tell(parts.remoteAgents().apply(entry.dialer()), entry, lines),
                parts.nodes(),
                entry -> parts.paused().test(entry.dialer(), entry.extension()),
                System::nanoTime,
                task -> context.runOnContext(now -> task.run()),
                new LineMeters(parts.meters(), entries));
    }

    /**
     * What it needs.
     *
     * @param settings as configured
     * @param routes which entry delivers where
     * @param dialers by Asterisk
     * @param guaranteed per cent of all slots, by dialer
     * @param remoteAgents of a dialer
     * @param member of the cluster
     * @param nodes as they are now
     * @param served the Asterisk servers that certainly are ours, with their calls
     * @param paused whether somebody wants the calls of a dialer at an extension to stop
     * @param meters where it counts
     */
    public record Parts(
            CapacitySettings settings,
            Routes routes,
            Map<String, String> dialers,
            Map<String, Integer> guaranteed,
            Function<String, RemoteAgents> remoteAgents,
            ClusterMember member,
            Supplier<List<Candidate>> nodes,
            Supplier<List<ServedCalls.Asterisk>> served,
            BiPredicate<String, String> paused,
            MeterRegistry meters) {
        /** Keeps what was given. */
        public Parts {
            dialers = Map.copyOf(dialers);
            guaranteed = Map.copyOf(guaranteed);
        }
    }

    /** Begins. */
    public static Capacity start(Parts parts) {
        Context context = parts.member().vertx().getOrCreateContext();
        Capacity capacity = new Capacity(parts, context);
        context.runOnContext(now -> {
            parts.member().lines().hearOfCalls(capacity::heard);
            parts.member().vertx().setPeriodic(LOOK_MILLIS, tick -> capacity.look());
        });
        return capacity;
    }

    private void heard(ServedCalls calls) {
        if (!calls.dispatcher().equals(member.incarnation())) {
            allocator.heard(calls);
        }
    }

    private void look() {
        ServedCalls ours = new ServedCalls(member.incarnation(), served.get());
        member.lines().announce(ours);
        allocator.reckon(ours);
    }

    private static Future<LinesWrite> tell(RemoteAgents dialer, Entry entry, Lines lines) {
        AgentUser start = new AgentUser(entry.user());
        return switch (lines) {
            case Lines.Open(int count) -> dialer.open(start, Math.min(count, RemoteAgents.MOST_LINES));
            case Lines.Paused paused -> dialer.pause(start);
        };
    }

    @Override
    public void close() {
        if (member.dispatchers().size() > 1) {
            return;
        }
        Promise<Void> stopped = Promise.promise();
        context.runOnContext(now -> allocator.stop().onComplete(stopped));
        try {
            stopped.future().await(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | RuntimeException failed) {
            log.atWarn().log("the lines could not be paused in time, callers go to humans: {}", failed.getMessage());
        }
    }
}
