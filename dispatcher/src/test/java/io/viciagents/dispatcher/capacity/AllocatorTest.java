package io.viciagents.dispatcher.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.dispatcher.capacity.Lines.Open;
import io.viciagents.dispatcher.place.Placement.Candidate;
import io.viciagents.vicidial.api.LinesWrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllocatorTest {
    private static final Entry OFFER = new Entry("east", "9101", "7009101", "offer", Map.of(), Set.of("pbx-1"), 50);
    private static final Entry LINE = new Entry("east", "9001", "7009001", "line", Map.of(), Set.of("pbx-2"), 50);

    private final List<String> story = new ArrayList<>();
    private final List<Candidate> nodes = new ArrayList<>();
    private final Set<String> paused = new HashSet<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private LinesWrite answer = new LinesWrite.Written();
    private long seconds = 1000;

    private final Allocator allocator = new Allocator(
            List.of(OFFER, LINE),
            Map.of(),
            new CapacitySettings(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(5)),
            (entry, lines) -> {
                story.add(entry.user() + " " + (lines instanceof Open(int count) ? "lines " + count : "pause"));
                return Future.succeededFuture(answer);
            },
            () -> List.copyOf(nodes),
            entry -> paused.contains(entry.user()),
            () -> Duration.ofSeconds(seconds).toNanos(),
            Runnable::run,
            new LineMeters(meters, List.of(OFFER, LINE)));

    @Test
    void onlyTheEntriesOfOurAsteriskAreSetAndTheOthersCallsCount() {
        nodes.add(node("node-1", Phase.SERVING, 10, 4));
        allocator.heard(calls("pbx-2", true, Map.of("7009001", 4)));
        reckon(calls("pbx-1", true, Map.of()));
        assertThat(story).containsExactly("9101 lines 3");
        assertThat(meters.get("lines.told").tag("entry", "9101").gauge().value())
                .isEqualTo(3);
        assertThat(meters.get("lines.told").tag("entry", "9001").gauge().value())
                .isEqualTo(-1);
    }

    @Test
    void aNodeThatDrainsTakesItsFreeLinesWithItAndTheLastOnePausesAll() {
        nodes.add(node("node-1", Phase.SERVING, 4, 0));
        nodes.add(node("node-2", Phase.SERVING, 4, 2));
        allocator.heard(calls("pbx-2", true, Map.of()));
        reckon(calls("pbx-1", true, Map.of("7009101", 2)));
        nodes.set(0, node("node-1", Phase.DRAINING, 4, 0));
        seconds += 2;
        reckon(calls("pbx-1", true, Map.of("7009101", 2)));
        nodes.set(1, node("node-2", Phase.DRAINING, 4, 2));
        reckon(calls("pbx-1", true, Map.of("7009101", 2)));
        assertThat(story).containsExactly("9101 lines 5", "9101 lines 3", "9101 pause");
    }

    @Test
    void anAsteriskThatIsCutOffGetsNoCallsAndItsSlotsGoToTheOthers() {
        nodes.add(node("node-1", Phase.SERVING, 10, 0));
        allocator.heard(calls("pbx-2", true, Map.of()));
        reckon(calls("pbx-1", true, Map.of()));
        allocator.heard(calls("pbx-2", false, Map.of()));
        reckon(calls("pbx-1", true, Map.of()));
        seconds += 4;
        allocator.heard(calls("pbx-2", false, Map.of()));
        reckon(calls("pbx-1", true, Map.of()));
        seconds += 6;
        allocator.heard(calls("pbx-2", false, Map.of()));
        reckon(calls("pbx-1", true, Map.of()));
        assertThat(story).containsExactly("9101 lines 5", "9101 lines 10");
    }

    @Test
    void anOwnerThatIsSilentIsNotBelievedForEver() {
        nodes.add(node("node-1", Phase.SERVING, 10, 8));
        allocator.heard(calls("pbx-2", true, Map.of("7009001", 8)));
        reckon(calls("pbx-1", true, Map.of()));
        assertThat(story).containsExactly("9101 lines 1");
        seconds += 5;
        reckon(calls("pbx-1", true, Map.of()));
        seconds += 10;
        reckon(calls("pbx-1", true, Map.of()));
        assertThat(story).containsExactly("9101 lines 1", "9101 lines 2");
    }

    @Test
    void whatIsPausedByCommandIsPausedAtOnceAndSoIsItsEnd() {
        nodes.add(node("node-1", Phase.SERVING, 10, 0));
        reckon(calls("pbx-1", true, Map.of()));
        paused.add("9101");
        reckon(calls("pbx-1", true, Map.of()));
        paused.clear();
        reckon(calls("pbx-1", true, Map.of()));
        assertThat(story).containsExactly("9101 lines 10", "9101 pause", "9101 lines 10");
    }

    @Test
    void anEntryThatVicidialDoesNotHaveIsTriedAgainNotOften() {
        nodes.add(node("node-1", Phase.SERVING, 10, 0));
        answer = new LinesWrite.NoSuchEntry();
        for (int look = 0; look < 120; look++) {
            reckon(calls("pbx-1", true, Map.of()));
            seconds++;
        }
        assertThat(story).hasSize(5);
        assertThat(meters.get("lines.changes").tag("result", "failed").counter().count())
                .isEqualTo(5);
    }

    @Test
    void whenNobodyIsLeftToAnswerOurEntriesArePausedAndStaySo() {
        nodes.add(node("node-1", Phase.SERVING, 10, 0));
        reckon(calls("pbx-1", true, Map.of()));
        assertThat(allocator.stop().succeeded()).isTrue();
        seconds += 400;
        reckon(calls("pbx-1", true, Map.of()));
        assertThat(story).containsExactly("9101 lines 10", "9101 pause");
    }

    private void reckon(ServedCalls ours) {
        allocator.reckon(ours);
    }

    private static ServedCalls calls(String asterisk, boolean connected, Map<String, Integer> calls) {
        return new ServedCalls("0d9f", List.of(new ServedCalls.Asterisk(asterisk, connected, calls)));
    }

    private static Candidate node(String name, Phase phase, int slots, int used) {
        return new Candidate(new NodeAnnouncement(name, name, name, phase, slots, used, Set.of("offer", "line"), 0), 0);
    }
}
