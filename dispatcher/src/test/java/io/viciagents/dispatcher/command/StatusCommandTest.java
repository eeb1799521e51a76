package io.viciagents.dispatcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.status.ClusterStatus;
import io.viciagents.dispatcher.status.ClusterStatus.AsteriskLine;
import io.viciagents.dispatcher.status.ClusterStatus.DispatcherLine;
import io.viciagents.dispatcher.status.ClusterStatus.Event;
import io.viciagents.dispatcher.status.ClusterStatus.Move;
import io.viciagents.dispatcher.status.ClusterStatus.NodeLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    private static List<String> printed(ClusterStatus status) {
        StringWriter out = new StringWriter();
        StatusCommand.print(status, new Words(ZoneOffset.UTC), new PrintWriter(out));
        return out.toString().lines().toList();
    }

    @Test
    void itReadsFromTheWholeToTheParts() {
        ClusterStatus status = new ClusterStatus(
                "north",
                3,
                2,
                List.of(
                        new DispatcherLine("north", "serving", Set.of("pbx-1"), 4),
                        new DispatcherLine("south", "draining", Set.of(), 0)),
                List.of(
                        new AsteriskLine("pbx-1", Optional.of("north"), Optional.of("certain"), 1795719037, 4),
                        new AsteriskLine("pbx-2", Optional.empty(), Optional.empty(), 0, 0)),
                List.of(
                        new NodeLine("node-1", "serving", true, 3, 10, 7, Map.of("zone", "a", "gpu", "no"), Set.of()),
                        new NodeLine("node-2", "serving", false, 1, 10, 9, Map.of(), Set.of())),
                List.of(new Move(Instant.EPOCH, "pbx-1/17.1", "its node does not answer")),
                List.of(new Event(Instant.EPOCH, "pbx-1", "taken, nobody had it; served after 12 ms: 0 calls")));
        assertThat(printed(status))
                .containsExactly(
                        "As north sees it: 2 of 3 dispatchers are up.",
                        "",
                        "ASTERISK  OWNER            EPOCH       CALLS",
                        "pbx-1     north   certain  1795719037      4",
                        "pbx-2     NOBODY                    0      0",
                        "",
                        "DISPATCHER  PHASE     CALLS  OWNS",
                        "north       serving       4  pbx-1",
                        "south       draining      0",
                        "",
                        "AGENT NODE  PHASE            CALLS  SLOTS  FREE  LABELS",
                        "node-1      serving              3     10     7  gpu=no zone=a",
                        "node-2      DOES NOT ANSWER      1     10     9",
                        "",
                        "CALLS MOVED          CALL        WHY",
                        "1970-01-01 00:00:00  pbx-1/17.1  its node does not answer",
                        "",
                        "EVENTS               ASTERISK  WHAT",
                        "1970-01-01 00:00:00  pbx-1     taken, nobody had it; served after 12 ms: 0 calls");
    }

    @Test
    void tooFewDispatchersAreSaidInTheFirstLine() {
        ClusterStatus status = new ClusterStatus(
                "north",
                3,
                2,
                List.of(new DispatcherLine("north", "serving", Set.of(), 0)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(printed(status).getFirst())
                .isEqualTo("As north sees it: 1 of 3 dispatchers are up, FEWER THAN THE 2 THAT ARE NEEDED.");
    }
}
