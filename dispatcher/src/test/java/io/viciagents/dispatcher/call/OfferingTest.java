package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.place.Wanted;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nodes are asked in the order in which the test names them, for each has one call more than the one before. */
class OfferingTest {
    private final AtomicLong nanoTime = new AtomicLong();
    private final Story story = new Story();
    private final FakeNodeLines lines = new FakeNodeLines(story, nanoTime);
    private final KnownNodes nodes = new KnownNodes(nanoTime::get);
    private final Pool pool =
            new Pool(nodes, lines, TestExchange.limits(), nanoTime::get, assignment -> Wanted.of("offer", "17.1"));

    private void thereAre(String... names) {
        for (int used = 0; used < names.length; used++) {
            String name = names[used];
            nodes.announced(new NodeAnnouncement(name, name, name, Phase.SERVING, 10, used, Set.of("offer"), 0));
        }
    }

    private Optional<String> place() {
        return pool.place(new Assignment(
                        new CallRef("pbx", "17.1"),
                        new Fence(1, "me"),
                        1,
                        Direction.INBOUND,
                        "offer",
                        "",
                        Map.of(),
                        MediaFormat.ULAW))
                .await()
                .map(Placed::node);
    }

    @Test
    void theFirstThatAcceptsGetsTheCall() {
        thereAre("a", "b");
        lines.refuses("a", Reason.FULL);
        lines.accepts("b");

        assertThat(place()).hasValue("b");
        assertThat(story.lines()).containsExactly("offer a generation 1", "offer b generation 1");
    }

    @Test
    void aNodeThatIsLateIsAskedAgainBeforeTheNext() {
        thereAre("a", "b");
        lines.isLate("a");
        lines.accepts("a");

        assertThat(place()).hasValue("a");
        assertThat(story.lines()).containsExactly("offer a generation 1", "offer a generation 1");
    }

    @Test
    void aNodeThatIsLateTwiceIsToldToForgetTheCallOnceAnotherHasIt() {
        thereAre("a", "b");
        lines.accepts("b");

        assertThat(place()).hasValue("b");
        assertThat(story.lines())
                .containsExactly(
                        "offer a generation 1",
                        "offer a generation 1",
                        "offer b generation 1",
                        "Release a generation 1");
    }

    @Test
    void beforeTheCallGoesToHumansTheSilentAreAskedALastTime() {
        thereAre("a", "b");
        lines.isLate("a");
        lines.isLate("a");
        lines.refuses("b", Reason.FULL);
        lines.accepts("a");

        assertThat(place()).hasValue("a");
        assertThat(story.lines()).last().isEqualTo("offer a generation 1");
    }

    @Test
    void whenAllRefuseThereIsNoLastRound() {
        thereAre("a", "b");
        lines.refuses("a", Reason.FULL);
        lines.refuses("b", Reason.DRAINING);

        assertThat(place()).isEmpty();
        assertThat(story.lines()).containsExactly("offer a generation 1", "offer b generation 1");
    }

    @Test
    void aNodeThatIsGoneIsNotAskedTwiceInARow() {
        thereAre("a", "b");
        lines.isGone("a");
        lines.accepts("b");

        assertThat(place()).hasValue("b");
        assertThat(story.lines())
                .containsExactly("offer a generation 1", "offer b generation 1", "Release a generation 1");
    }

    @Test
    void whenAllAreSilentTheCallGoesToHumansInTimeAndNobodyKeepsIt() {
        thereAre("a", "b", "c", "d", "e", "f");

        assertThat(place()).isEmpty();
        assertThat(Duration.ofNanos(nanoTime.get()))
                .isEqualTo(TestExchange.limits().placing());
        assertThat(story.lines())
                .contains("Release a generation 1", "Release b generation 1", "Release c generation 1");
    }

    @Test
    void whoRefusedInTheLastRoundHasNothingToForget() {
        thereAre("a");
        lines.isLate("a");
        lines.isLate("a");
        lines.refuses("a", Reason.FULL);

        assertThat(place()).isEmpty();
        assertThat(story.lines()).noneMatch(line -> line.startsWith("Release"));
    }

    @Test
    void whenNobodyIsThereTheCallGoesToHumansAtOnce() {
        assertThat(place()).isEmpty();
        assertThat(story.lines()).isEmpty();
        assertThat(nanoTime).hasValue(0);
    }
}
