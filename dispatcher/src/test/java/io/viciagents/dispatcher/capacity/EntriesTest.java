package io.viciagents.dispatcher.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.RemoteAgent.OnServer;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntriesTest {
    private static final Map<String, String> TWO_SERVERS = Map.of("pbx-1", "east", "pbx-2", "east");

    @Test
    void anEntryWithoutLinesIsLeftAlone() {
        RemoteAgent bare = new RemoteAgent("9001", "AIOUT", Optional.empty());
        assertThat(Entries.of(routes(bare), TWO_SERVERS)).isEmpty();
    }

    @Test
    void anEntryOfADialerHasTheCallsOfAllItsServers() {
        RemoteAgent one = new RemoteAgent("9001", "AIOUT", Optional.empty(), Optional.of(5), Map.of());
        assertThat(Entries.of(routes(one), TWO_SERVERS))
                .containsExactly(entry("east", "9001", Set.of("pbx-1", "pbx-2"), 5));
    }

    @Test
    void eachServerHasItsOwnEntryWhereTheRouteSaysSo() {
        RemoteAgent several = new RemoteAgent(
                "9001",
                "AIOUT",
                Optional.empty(),
                Optional.of(5),
                Map.of(
                        "pbx-1", new OnServer("9001", Optional.of(20)),
                        "pbx-2", new OnServer("9101", Optional.of(10)),
                        "pbx-9", new OnServer("9901", Optional.empty())));
        assertThat(Entries.of(
                        routes(several), Map.of("pbx-1", "east", "pbx-2", "west", "pbx-3", "west", "pbx-9", "west")))
                .containsExactly(
                        entry("east", "9001", Set.of("pbx-1"), 20), entry("west", "9101", Set.of("pbx-2"), 10));
    }

    private static Entry entry(String dialer, String user, Set<String> asterisks, int most) {
        return new Entry(dialer, user, "7009001", "line", Map.of(), asterisks, most);
    }

    private static Routes routes(RemoteAgent agent) {
        return new Routes(Map.of(
                "7009001",
                new Route("line", MediaFormat.ULAW, new NextStep.InGroup("HUMANS"), "XFER", "NP", Optional.of(agent))));
    }
}
