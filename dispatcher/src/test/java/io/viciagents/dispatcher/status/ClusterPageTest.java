package io.viciagents.dispatcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Owned;
import io.viciagents.cluster.DispatcherAnnouncement.Phase;
import io.viciagents.cluster.DispatcherAnnouncement.Standing;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.dispatcher.call.Moves;
import io.viciagents.dispatcher.ownership.Annals;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.status.ClusterStatus.AsteriskLine;
import io.viciagents.dispatcher.status.ClusterStatus.DispatcherLine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterPageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final KnownNodes nodes = new KnownNodes(() -> 1);
    private final ClusterPage page = new ClusterPage(
            "north",
            3,
            Set.of("pbx-1", "pbx-2"),
            nodes,
            new Moves(CLOCK),
            new Annals(new SimpleMeterRegistry(), CLOCK));

    private static DispatcherAnnouncement dispatcher(String name, Phase phase, Owned... owns) {
        return new DispatcherAnnouncement(name, name + "-1", "member", phase, Set.of("pbx-1", "pbx-2"), List.of(owns));
    }

    private static Owned owned(String asterisk, long epoch, Standing standing, int calls) {
        return new Owned(asterisk, new Fence(epoch, "x"), standing, calls);
    }

    @Test
    void itTellsWhoOwnsWhatAndWhatNobodyOwns() {
        ClusterStatus status = page.status(List.of(
                dispatcher("north", Phase.SERVING, owned("pbx-1", 8, Standing.CERTAIN, 4)),
                dispatcher("south", Phase.DRAINING)));
        assertThat(status.asterisks())
                .containsExactly(
                        new AsteriskLine("pbx-1", Optional.of("north"), Optional.of("certain"), 8, 4),
                        new AsteriskLine("pbx-2", Optional.empty(), Optional.empty(), 0, 0));
        assertThat(status.dispatchers())
                .containsExactly(
                        new DispatcherLine("north", "serving", Set.of("pbx-1"), 4),
                        new DispatcherLine("south", "draining", Set.of(), 0));
        assertThat(status.needed()).isEqualTo(2);
    }

    @Test
    void whoeverIsCertainCountsWhenTwoSayThatTheyOwnAnAsterisk() {
        ClusterStatus status = page.status(List.of(
                dispatcher("north", Phase.SERVING, owned("pbx-1", 8, Standing.IN_DOUBT, 4)),
                dispatcher("south", Phase.SERVING, owned("pbx-1", 9, Standing.CERTAIN, 3))));
        assertThat(status.asterisks())
                .contains(new AsteriskLine("pbx-1", Optional.of("south"), Optional.of("certain"), 9, 3));
    }

    @Test
    void aNodeThatDoesNotAnswerIsShownAsSuch() {
        nodes.announced(
                new NodeAnnouncement("node-1", "n1", "m", NodeAnnouncement.Phase.SERVING, 10, 4, Set.of("offer"), 8));
        nodes.answersNot("n1");
        assertThat(page.status(List.of()).nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.answers()).isFalse())
                .satisfies(node -> assertThat(node.free()).isEqualTo(6));
    }

    @Test
    void whatIsWrittenIsReadAgainAndAnotherVersionsFieldsAreIgnored() {
        nodes.announced(
                new NodeAnnouncement("node-1", "n1", "m", NodeAnnouncement.Phase.SERVING, 10, 4, Set.of("offer"), 8));
        ClusterStatus status =
                page.status(List.of(dispatcher("north", Phase.SERVING, owned("pbx-1", 8, Standing.CERTAIN, 4))));
        String json = StatusJson.write(status);
        assertThat(StatusJson.read(json)).isEqualTo(status);
        assertThat(StatusJson.read(json.replaceFirst("\\{", "{\"later\": 1, "))).isEqualTo(status);
    }
}
