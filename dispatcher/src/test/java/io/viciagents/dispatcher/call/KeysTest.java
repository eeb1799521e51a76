package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.DialogueMemory;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.ari.KeyPress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final CallRecord FIRST = new CallRecord(
                    new CallRef("pbx", "17.1"),
                    new Fence(3, "me"),
                    new CallRecord.Caller(Direction.INBOUND, "7009001", "Y1", "7275551212", Instant.EPOCH),
                    0,
                    new CallStep.Arrived())
            .nextGeneration();

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final Keys keys = new Keys(new Listening());

    @Test
    void theNodeThatHasTheCallHearsEachKeyOnce() {
        keys.heardBy("n1", FIRST);
        press("1");
        keys.heardBy("n1", FIRST);
        press("2");
        assertThat(told).containsExactly("n1 1 1", "n1 1 2");
    }

    @Test
    void whatIsPressedWhileNoNodeHasTheCallIsHeardByTheNext() {
        press("9");
        keys.heardBy("n1", FIRST);
        keys.keepFor(Optional.empty());
        press("8");
        keys.heardBy("n2", FIRST.nextGeneration());
        assertThat(told).containsExactly("n1 1 9", "n2 2 8");
    }

    @Test
    void whatADeadNodeTookWithItIsHeardByTheNext() {
        keys.heardBy("n1", FIRST);
        press("1");
        Instant known = now;
        press("9");
        keys.keepFor(knows(known));
        keys.heardBy("n2", FIRST.nextGeneration());
        assertThat(told).containsExactly("n1 1 1", "n1 1 9", "n2 2 9");
    }

    @Test
    void aKeyThatIsHeardByTwoWaysIsToldOnce() {
        keys.heardBy("n1", FIRST);
        press("1");
        keys.pressed(new KeyPress("1", now));
        assertThat(told).containsExactly("n1 1 1");
    }

    @Test
    void whatIsHeardLateIsTold() {
        Instant before = now;
        keys.heardBy("n1", FIRST);
        press("1");
        keys.pressed(new KeyPress("2", before));
        keys.pressed(new KeyPress("2", before));
        assertThat(told).containsExactly("n1 1 1", "n1 1 2");
    }

    @Test
    void whatAnOwnerBeforeUsMayHaveToldIsToldSoThatANodeOfAnEarlierVersionDoesNotTakeItTwice() {
        keys.overheard(new KeyPress("1", now));
        keys.heardBy("n1", FIRST);
        keys.pressed(new KeyPress("1", now));
        press("2");
        assertThat(told).containsExactly("n1 1 1 overheard", "n1 1 2");
    }

    private void press(String digit) {
        now = now.plusMillis(300);
        keys.pressed(new KeyPress(digit, now));
    }

    private static Optional<Assignment.Before> knows(Instant until) {
        ConversationState state = new ConversationState(
                1,
                1,
                Duration.ZERO,
                List.of(),
                new DialogueMemory("script", Map.of()),
                ConversationState.Answer.COMPLETE,
                List.of(),
                List.of(),
                ConversationState.Consent.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(until),
                Map.of());
        return Optional.of(new Assignment.Before(state, Duration.ofSeconds(1)));
    }

    /** Writes down who was told what. */
    private final class Listening implements Agents {
        @Override
        public Future<Optional<CallStep.Placed>> place(Assignment assignment) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<RollCall> rollCall(OwnerNotice notice) {
            return Future.succeededFuture(new RollCall(List.of(), Set.of()));
        }

        @Override
        public Future<NodeCommandReply> tell(String node, NodeCommand command) {
            if (command instanceof NodeCommand.Key key) {
                String again = key instanceof NodeCommand.Overheard ? " overheard" : "";
                told.add(node + " " + key.generation() + " " + key.digit() + again);
            }
            return Future.succeededFuture(NodeCommandReply.DONE);
        }
    }
}
