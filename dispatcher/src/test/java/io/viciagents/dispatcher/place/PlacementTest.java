package io.viciagents.dispatcher.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.dispatcher.place.Placement.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static Candidate node(String name, Phase phase, int slots, int used, int recent, String profile) {
        return new Candidate(
                new NodeAnnouncement(name, name, "member-" + name, phase, slots, used, Set.of(profile), 0), recent);
    }

    private static Candidate labelled(String name, int used, Map<String, String> labels, Optional<Integer> room) {
        return new Candidate(
                new NodeAnnouncement(
                        name,
                        name,
                        "member-" + name,
                        Phase.SERVING,
                        10,
                        used,
                        Set.of("offer"),
                        0,
                        labels,
                        room,
                        Map.of()),
                0);
    }

    private static List<String> chosen(Candidate... known) {
        return chosen(Wanted.of("offer", "17.1"), known);
    }

    private static List<String> chosen(Wanted wanted, Candidate... known) {
        return Placement.candidates(List.of(known), wanted).stream()
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
    void aNodeThatLacksALabelOfTheRouteIsNotAsked() {
        Wanted sales = new Wanted("offer", Map.of("pool", "sales"), "", "17.1");

        assertThat(chosen(
                        sales,
                        labelled("none", 0, Map.of(), Optional.empty()),
                        labelled("service", 0, Map.of("pool", "service"), Optional.empty()),
                        labelled("sales", 9, Map.of("pool", "sales", "zone", "east"), Optional.empty())))
                .containsExactly("sales");
    }

    @Test
    void theCallsZoneIsPreferredButAFarNodeIsBetterThanNone() {
        Wanted east = new Wanted("offer", Map.of(), "east", "17.1");

        assertThat(chosen(
                        east,
                        labelled("far-free", 0, Map.of("zone", "west"), Optional.empty()),
                        labelled("near-busy", 9, Map.of("zone", "east"), Optional.empty()),
                        labelled("near-full", 10, Map.of("zone", "east"), Optional.empty())))
                .containsExactly("near-busy", "far-free");
    }

    @Test
    void aNodeWhoseMachineHasNoRoomIsFullWhateverItsSlots() {
        assertThat(chosen(
                        labelled("hot", 2, Map.of(), Optional.of(0)),
                        labelled("warm", 2, Map.of(), Optional.of(3)),
                        labelled("cool", 2, Map.of(), Optional.of(100))))
                .containsExactly("cool", "warm");
    }

    @Test
    void equalNodesAreAskedInAnotherOrderForEachCall() {
        Candidate[] equal = IntStream.range(0, 100)
                .mapToObj(number -> node("n" + number, Phase.SERVING, 10, 0, 0, "offer"))
                .toArray(Candidate[]::new);

        long first = IntStream.range(0, 100)
                .mapToObj(
                        call -> chosen(Wanted.of("offer", "17." + call), equal).getFirst())
                .distinct()
                .count();

        assertThat(first).isGreaterThan(40);
    }

    private static Candidate limited(String name, int recent, Map<String, Integer> quotas) {
        NodeAnnouncement node = new NodeAnnouncement(
                name, name, "m", Phase.SERVING, 10, 2, Set.of("offer"), 0, Map.of(), Optional.empty(), quotas);
        return new Candidate(node, recent);
    }

    @Test
    void aNodeWhoseProviderHasNoRoomByItsPlanIsFullForCallsOfThatProfile() {
        assertThat(chosen(
                        limited("used-up", 0, Map.of("offer", 0)),
                        limited("just-given", 3, Map.of("offer", 3)),
                        limited("some", 0, Map.of("offer", 3)),
                        limited("other", 0, Map.of("survey", 0))))
                .containsExactly("other", "some");
    }

    private static Candidate aged(String name, int used, Duration age) {
        NodeAnnouncement node = node(name, Phase.SERVING, 10, used, 0, "offer").node();
        return new Candidate(node, 0, age);
    }

    @Test
    void aNodeThatHasJustComeIsNotGivenAllCallsOfOneThatDied() {
        assertThat(chosen(
                        aged("cold", 0, Duration.ZERO),
                        aged("warm", 5, Duration.ofMinutes(5)),
                        aged("busy", 8, Duration.ofMinutes(5))))
                .containsExactly("warm", "cold", "busy");
        assertThat(chosen(aged("warmed-up", 0, Candidate.WARM_UP), aged("warm", 5, Duration.ofMinutes(5))))
                .containsExactly("warmed-up", "warm");
    }

    @Test
    void aNodeThatHasJustComeIsBetterThanNone() {
        assertThat(chosen(aged("cold", 9, Duration.ZERO), aged("full", 10, Duration.ofMinutes(5))))
                .containsExactly("cold");
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
