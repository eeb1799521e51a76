package io.viciagents.dispatcher.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.capacity.Lines.Open;
import io.viciagents.dispatcher.capacity.Lines.Paused;
import io.viciagents.dispatcher.capacity.Lines.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Entry OFFER = entry("east", 9101, "offer", 100);
    private static final Entry LINE = entry("east", 9001, "line", 100);
    private static final Entry WEST = entry("west", 9001, "offer", 100);
    private static final Slots TEN = new Slots(Set.of("offer", "line"), 10, 10);

    @Test
    void anEntryThatIsAloneHasAsManyLinesAsThereAreSlotsWhetherTheyAreInUseOrNot() {
        assertThat(lines(List.of(OFFER), Map.of(), TEN)).isEqualTo(Map.of(OFFER.key(), new Open(10)));
        assertThat(lines(List.of(OFFER), Map.of(OFFER.key(), 7), new Slots(TEN.profiles(), 10, 3)))
                .isEqualTo(Map.of(OFFER.key(), new Open(10)));
    }

    @Test
    void entriesShareTheFreeSlotsAndKeepTheirCalls() {
        assertThat(lines(List.of(OFFER, LINE), Map.of(OFFER.key(), 6), new Slots(TEN.profiles(), 10, 4)))
                .isEqualTo(Map.of(OFFER.key(), new Open(8), LINE.key(), new Open(2)));
    }

    @Test
    void aProfileGetsOnlyTheSlotsOfNodesThatServeIt() {
        Slots four = new Slots(Set.of("line"), 4, 4);
        assertThat(lines(List.of(OFFER, LINE), Map.of(), four, new Slots(Set.of("offer", "line"), 3, 3)))
                .isEqualTo(Map.of(OFFER.key(), new Open(1), LINE.key(), new Open(6)));
        assertThat(lines(List.of(OFFER, LINE), Map.of(), four))
                .isEqualTo(Map.of(OFFER.key(), new Paused(Reason.NO_NODE), LINE.key(), new Open(4)));
    }

    @Test
    void labelsOfARouteKeepItsEntryToTheNodesThatHaveThem() {
        Entry sales = new Entry("east", "9201", "7009201", "offer", Map.of("pool", "sales"), Set.of("pbx-1"), 100);
        assertThat(lines(
                        List.of(OFFER, sales),
                        Map.of(),
                        new Slots(Set.of("offer"), Map.of("pool", "sales", "zone", "a"), 4, 4),
                        new Slots(Set.of("offer"), 2, 2)))
                .isEqualTo(Map.of(OFFER.key(), new Open(4), sales.key(), new Open(2)));
    }

    @Test
    void withoutANodeTheEntryIsPausedEvenWhileItsLastCallsEnd() {
        assertThat(lines(List.of(OFFER), Map.of(OFFER.key(), 2))).containsValue(new Paused(Reason.NO_NODE));
    }

    @Test
    void whoHasNeitherCallsNorSlotsIsPaused() {
        assertThat(lines(List.of(OFFER, LINE), Map.of(OFFER.key(), 10), new Slots(TEN.profiles(), 10, 0)))
                .isEqualTo(Map.of(OFFER.key(), new Open(10), LINE.key(), new Paused(Reason.FULL)));
    }

    @Test
    void whatAClosedEntryLeavesGoesToTheOthers() {
        assertThat(Plan.of(List.of(OFFER, LINE), Map.of(), Map.of(LINE.key(), Reason.COMMAND), List.of(TEN), Map.of()))
                .isEqualTo(Map.of(OFFER.key(), new Open(10), LINE.key(), new Paused(Reason.COMMAND)));
    }

    @Test
    void aDialerThatWaitsKeepsItsGuaranteedSlotsFromOneThatIsBusy() {
        Map<String, Integer> guaranteed = Map.of("west", 30);
        assertThat(Plan.of(
                        List.of(OFFER, WEST),
                        Map.of(OFFER.key(), 7),
                        Map.of(),
                        List.of(new Slots(TEN.profiles(), 10, 3)),
                        guaranteed))
                .isEqualTo(Map.of(OFFER.key(), new Open(7), WEST.key(), new Open(3)));
        assertThat(Plan.of(
                        List.of(OFFER, WEST),
                        Map.of(OFFER.key(), 5, WEST.key(), 3),
                        Map.of(),
                        List.of(new Slots(TEN.profiles(), 10, 2)),
                        guaranteed))
                .as("what is guaranteed is in use: the rest is shared alike")
                .isEqualTo(Map.of(OFFER.key(), new Open(6), WEST.key(), new Open(4)));
    }

    @Test
    void linesAreNeverFewerThanCallsAndNeverPromiseAFreeSlotTwice() {
        Random chance = new Random(6);
        for (int round = 0; round < 500; round++) {
            List<Entry> entries = new ArrayList<>();
            Map<String, Integer> calls = new HashMap<>();
            Map<String, Reason> closed = new HashMap<>();
            for (int number = chance.nextInt(5); number >= 0; number--) {
                Entry entry =
                        entry("d" + chance.nextInt(3), 9000 + number, "p" + chance.nextInt(3), 1 + chance.nextInt(9));
                entries.add(entry);
                calls.put(entry.key(), chance.nextInt(6));
                if (chance.nextInt(6) == 0) {
                    closed.put(entry.key(), Reason.COMMAND);
                }
            }
            List<Slots> slots = List.of(
                    some(Set.of("p0"), chance), some(Set.of("p1", "p2"), chance), some(Set.of("p0", "p1"), chance));
            Map<String, Integer> guaranteed = Map.of("d0", chance.nextInt(40), "d1", chance.nextInt(40));
            Map<String, Lines> lines = Plan.of(entries, calls, closed, slots, guaranteed);
            int promised = 0;
            for (Entry entry : entries) {
                int has = calls.getOrDefault(entry.key(), 0);
                Lines given = Objects.requireNonNull(lines.get(entry.key()));
                if (given instanceof Open(int count)) {
                    assertThat(count).isBetween(has, Math.max(has, entry.most()));
                    promised += count - has;
                }
                assertThat(closed.containsKey(entry.key())).isEqualTo(given.equals(new Paused(Reason.COMMAND)));
            }
            assertThat(promised)
                    .isLessThanOrEqualTo(slots.stream().mapToInt(Slots::free).sum());
        }
    }

    private static Slots some(Set<String> profiles, Random chance) {
        int all = chance.nextInt(20);
        return new Slots(profiles, all, all == 0 ? 0 : chance.nextInt(all));
    }

    private static Map<String, Lines> lines(List<Entry> entries, Map<String, Integer> calls, Slots... slots) {
        return Plan.of(entries, calls, Map.of(), List.of(slots), Map.of());
    }

    private static Entry entry(String dialer, int user, String profile, int most) {
        return new Entry(dialer, Integer.toString(user), "700" + user, profile, Map.of(), Set.of("pbx-1"), most);
    }
}
