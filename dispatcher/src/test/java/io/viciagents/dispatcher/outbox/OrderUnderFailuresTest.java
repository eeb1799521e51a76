package io.viciagents.dispatcher.outbox;

import static io.viciagents.dispatcher.outbox.Bench.posting;
import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.memory.FakeEntries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three dispatchers under everything that can go wrong by chance: writes to the common memory fail, VICIdial answers later
 * or never, clerks break, dispatchers are cut off and come back, or die between carrying out and writing down. Every
 * posting is told in the end, those of a call in order.
 */
class OrderUnderFailuresTest {
    private static final int CALLS = 20;
    private static final int POSTINGS = 4;

    private final FakeEntries entries = new FakeEntries();
    private final FakeTime time = new FakeTime();
    private final Set<String> members = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Integer>> effects = new TreeMap<>();
    private final List<Bench> benches = new ArrayList<>();
    private int started;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyPostingIsToldInTheEndAndThoseOfACallInOrder(long seed) throws InterruptedException {
        Random chance = new Random(seed);
        for (int bench = 0; bench < 3; bench++) {
            begin(chance);
        }
        entries.failWhen(() -> chance.nextInt(10) == 0);
        for (int second = 0; second < 400; second++) {
            recordSome(chance, second);
            List.copyOf(benches).forEach(bench -> stepOrDie(bench, chance));
            time.advance(Duration.ofSeconds(1));
        }
        entries.failWhen(() -> false);
        for (int minute = 0; minute < 60; minute++) {
            for (Bench bench : List.copyOf(benches)) {
                stepOrDie(bench, chance);
            }
            time.advance(Duration.ofMinutes(1));
        }
        assertThat(effects).hasSize(CALLS);
        assertThat(effects.values()).allSatisfy(numbers -> assertThat(numbers).containsExactly(1, 2, 3, 4));
    }

    private void begin(Random chance) {
        String me = "d" + ++started;
        members.add(me);
        benches.add(new Bench(me, entries, time, members, posting -> carriedOut(posting, chance), Runnable::run));
    }

    private void recordSome(Random chance, int second) {
        if (second < CALLS * POSTINGS && second % POSTINGS == 0) {
            Bench first = benches.get(chance.nextInt(benches.size()));
            Bench other = benches.get(chance.nextInt(benches.size()));
            String call = "c" + second / POSTINGS;
            first.record(posting(call, 1), posting(call, 2));
            other.record(posting(call, 1), posting(call, 2), posting(call, 3), posting(call, 4));
        }
    }

    private void stepOrDie(Bench bench, Random chance) {
        try {
            bench.look();
            bench.work();
        } catch (Killed killed) {
            benches.remove(bench);
            members.remove(bench.me);
            begin(chance);
        } catch (io.viciagents.cluster.SharedEntries.Unavailable notNow) {
            assertThat(notNow).hasMessageContaining("too few");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Told carriedOut(Posting posting, Random chance) {
        List<Integer> done = effects.computeIfAbsent(posting.call().channel(), none -> new ArrayList<>());
        int dice = chance.nextInt(100);
        if (dice < 20) {
            return new Told.Later(Duration.ofSeconds(chance.nextInt(20)), "busy");
        }
        if (dice < 25) {
            throw new IllegalStateException("broken");
        }
        if (!done.contains(posting.number())) {
            done.add(posting.number());
        }
        if (dice < 30) {
            throw new Killed();
        }
        return dice < 35 ? new Told.Never("no") : new Told.Done("SUCCESS");
    }

    /** The dispatcher dies here. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
