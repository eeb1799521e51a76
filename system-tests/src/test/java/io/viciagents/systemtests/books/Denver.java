package io.viciagents.systemtests.books;

import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.vicidial.CallTimes;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.DoNotCallList;
import io.viciagents.dispatcher.vicidial.SummaryPlace;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dialer in Denver with one entry of remote agents, as the tests configure it. */
final class Denver {
    static final ZoneId ZONE = ZoneId.of("America/Denver");
    static final String PASSWORD = "aiapipass1";
    static final Route OFFER = new Route(
            "offer",
            MediaFormat.ULAW,
            new NextStep.InGroup("HUMANS"),
            "XFER",
            "NP",
            Optional.of(new RemoteAgent("9001", "AIOUT", Optional.of("AI_INBOUND"))));
    static final Map<String, Route> ROUTE = Map.of("7009001", OFFER);
    static final Routes ROUTES = new Routes(ROUTE);

    private Denver() {}

    /**
     * Its settings.
     *
     * @param source what its API log calls us
     * @param readBack after how long it is looked whether a correction still stands
     */
    static DialerSettings dialer(URI web, String source, String password, Duration readBack) {
        return new DialerSettings(
                "main",
                web,
                "aiapi",
                Secret.of(password),
                source,
                ZONE,
                Duration.ofSeconds(2),
                readBack,
                new SummaryPlace.Comments(),
                List.of(),
                new CallTimes(LocalTime.of(9, 0), LocalTime.of(20, 0), List.of(DayOfWeek.values())),
                DoNotCallList.SYSTEM,
                Optional.empty(),
                1,
                Optional.empty());
    }
}
