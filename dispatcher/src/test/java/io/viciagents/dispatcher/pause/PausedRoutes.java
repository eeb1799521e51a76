package io.viciagents.dispatcher.pause;

import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import java.util.Map;
import java.util.Optional;

/** Routes for tests. */
public final class PausedRoutes {
    static final Route OFFER =
            route("offer", Optional.of(new RemoteAgent("9101", "AIOUT", Optional.empty(), Optional.of(5), Map.of())));
    static final Route LINE = route("line", Optional.of(new RemoteAgent("9001", "AIIN", Optional.of("AI_INBOUND"))));
    static final Route BARE = route("line", Optional.empty());

    private PausedRoutes() {}

    /** One with lines, one whose lines are not ours, one without VICIdial. */
    public static Routes all() {
        return new Routes(Map.of("7009101", OFFER, "7009001", LINE, "100", BARE));
    }

    private static Route route(String profile, Optional<RemoteAgent> entry) {
        return new Route(profile, MediaFormat.ULAW, new NextStep.InGroup("HUMANS"), "XFER", "NP", entry);
    }
}
