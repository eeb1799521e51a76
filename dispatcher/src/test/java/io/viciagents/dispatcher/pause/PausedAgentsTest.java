package io.viciagents.dispatcher.pause;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.call.Agents;
import io.viciagents.dispatcher.call.RollCall;
import io.viciagents.dispatcher.memory.FakeEntries;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PausedAgentsTest {
    private static final Placed PLACED = new Placed("inc", "node-1", new MediaAddress("10.0.0.5", 40000));

    private final Pauses pauses = new Pauses(new FakeEntries(), Optional.empty(), () -> Instant.EPOCH);
    private final Agents agents =
            new PausedAgents(new Willing(), PausedRoutes.all(), pauses, new SimpleMeterRegistry());

    @Test
    void newCallsAreTurnedAwayWhileTheyArePausedAndTakenAgainAfter() {
        pauses.pause(new Subject(Subject.Kind.CAMPAIGN, "AIOUT"), Pause.Scope.NEW);
        assertThat(agents.place(call("7009101", 1)).result()).isEmpty();
        assertThat(agents.place(call("7009001", 1)).result()).contains(PLACED);
        pauses.resume(new Subject(Subject.Kind.CAMPAIGN, "AIOUT"));
        assertThat(agents.place(call("7009101", 1)).result()).contains(PLACED);
    }

    @Test
    void aConversationThatNeedsAnotherNodeGoesOn() {
        pauses.pause(new Subject(Subject.Kind.CAMPAIGN, "AIOUT"), Pause.Scope.NEW);
        assertThat(agents.place(call("7009101", 2)).result()).contains(PLACED);
    }

    private static Assignment call(String extension, int generation) {
        return new Assignment(
                new CallRef("pbx", "17.1"),
                new Fence(1, "me"),
                generation,
                Direction.OUTBOUND,
                "offer",
                "7275551212",
                Map.of(),
                MediaFormat.ULAW,
                Optional.of(new CallRecord.Caller(
                        Direction.OUTBOUND, extension, "V1201953000000000100", "7275551212", Instant.EPOCH)),
                Optional.empty());
    }

    /** Takes every call. */
    private static final class Willing implements Agents {
        @Override
        public Future<Optional<Placed>> place(Assignment assignment) {
            return Future.succeededFuture(Optional.of(PLACED));
        }

        @Override
        public Future<NodeCommandReply> tell(String node, NodeCommand command) {
            return Future.succeededFuture(NodeCommandReply.DONE);
        }

        @Override
        public Future<RollCall> rollCall(OwnerNotice notice) {
            return Future.failedFuture("nobody is asked which calls it has");
        }
    }
}
