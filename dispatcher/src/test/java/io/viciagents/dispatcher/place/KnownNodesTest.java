package io.viciagents.dispatcher.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownNodesTest {
    private long now;
    private final KnownNodes nodes = new KnownNodes(() -> now);
    private final List<String> lost = new ArrayList<>();

    private static NodeAnnouncement node(Phase phase, int used, long epoch) {
        return new NodeAnnouncement("node-1", "inc-1", "member-1", phase, 10, used, Set.of("offer"), epoch);
    }

    private int freeOfTheFirst() {
        return nodes.candidates().getFirst().free("offer");
    }

    @Test
    void aBurstDoesNotPileOntoOneNodeBeforeItTells() {
        nodes.announced(node(Phase.SERVING, 0, 0));
        for (int i = 0; i < 10; i++) {
            nodes.placing("inc-1");
        }
        assertThat(freeOfTheFirst()).isZero();

        nodes.announced(node(Phase.SERVING, 9, 0));
        assertThat(freeOfTheFirst()).isOne();
    }

    @Test
    void aNodeThatFallsSilentGetsNoNewCallsAndComesBack() {
        nodes.announced(node(Phase.SERVING, 0, 0));
        now += KnownNodes.STALE.plus(Duration.ofMillis(1)).toNanos();
        assertThat(nodes.candidates()).isEmpty();

        nodes.announced(node(Phase.SERVING, 0, 0));
        assertThat(nodes.candidates()).hasSize(1);
    }

    @Test
    void aNodeWhoseMemberLeavesIsLost() {
        nodes.onLoss(lost::add);
        nodes.announced(node(Phase.SERVING, 0, 0));
        nodes.memberLeft("member-2");
        assertThat(lost).isEmpty();

        nodes.memberLeft("member-1");
        assertThat(lost).containsExactly("inc-1");
        assertThat(nodes.knows("inc-1")).isFalse();
    }

    @Test
    void aNodeWhoseProcessDiedIsLostOnceThoughItLeavesTheClusterLater() {
        nodes.onLoss(lost::add);
        nodes.announced(node(Phase.SERVING, 0, 0));
        nodes.processDied("member-1");
        nodes.memberLeft("member-1");
        assertThat(lost).containsExactly("inc-1");
    }

    @Test
    void aNodeThatSaysItHasGoneIsLostAtOnce() {
        nodes.onLoss(lost::add);
        nodes.announced(node(Phase.SERVING, 0, 0));
        nodes.announced(node(Phase.GONE, 0, 0));
        assertThat(lost).containsExactly("inc-1");
    }

    @Test
    void theHighestEpochOfAllNodesIsKnown() {
        nodes.announced(node(Phase.SERVING, 0, 7));
        assertThat(nodes.highestEpoch()).isEqualTo(7);
    }

    @Test
    void theHighestEpochThatAnyNodeHasObeyedIsKnownForEachAsterisk() {
        nodes.announced(obeying("inc-1", Map.of("pbx-1", 7L, "pbx-2", 3L)));
        nodes.announced(obeying("inc-2", Map.of("pbx-2", 5L)));
        assertThat(nodes.epochs()).isEqualTo(Map.of("pbx-1", 7L, "pbx-2", 5L));
    }

    private static NodeAnnouncement obeying(String node, Map<String, Long> epochs) {
        return new NodeAnnouncement(
                "node",
                node,
                "member-" + node,
                Phase.SERVING,
                5,
                0,
                Set.of(),
                7,
                Map.of(),
                Optional.empty(),
                Map.of(),
                epochs);
    }
}
