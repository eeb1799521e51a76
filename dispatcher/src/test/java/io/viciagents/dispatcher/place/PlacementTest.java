package io.viciagents.dispatcher.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.dispatcher.place.Placement.Candidate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static Candidate node(String name, Phase phase, int slots, int used, int recent, String profile) {
        return new Candidate(
                new NodeAnnouncement(name, name, "member-" + name, phase, slots, used, Set.of(profile), 0), recent);
    }

    private static List<String> chosen(Candidate... known) {
        return Placement.candidates(List.of(known), "offer").stream()
                .map(NodeAnnouncement::name)
                .toList();
    }

    @Test
    void theNodeWithTheGreatestFreeShareIsAskedFirst() {
        assertThat(chosen(
                        node("half", Phase.SERVING, 10, 5, 0, "offer"),
                        node("empty-small", Phase.SERVING, 4, 0, 0, "offer"),
                        node("large", Phase.SERVING, 100, 30, 0, "offer")))
                .containsExactly("empty-small", "large", "half");
    }

    @Test
    void aFullNodeIsNotAsked() {
        assertThat(chosen(node("full", Phase.SERVING, 10, 10, 0, "offer"))).isEmpty();
    }

    @Test
    void aDrainingNodeIsNotAsked() {
        assertThat(chosen(node("draining", Phase.DRAINING, 10, 0, 0, "offer"))).isEmpty();
    }

    @Test
    void aNodeWithoutTheProfileIsNotAsked() {
        assertThat(chosen(node("other", Phase.SERVING, 10, 0, 0, "appointment")))
                .isEmpty();
    }

    @Test
    void whatWasJustPlacedCountsBeforeTheNodeTells() {
        assertThat(chosen(
                        node("given", Phase.SERVING, 10, 0, 10, "offer"),
                        node("busier", Phase.SERVING, 10, 3, 4, "offer"),
                        node("free", Phase.SERVING, 10, 3, 0, "offer")))
                .containsExactly("free", "busier");
    }
}
