package io.viciagents.dispatcher.outbox;

import static io.viciagents.dispatcher.outbox.Bench.posting;
import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.memory.FakeEntries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final FakeEntries entries = new FakeEntries();
    private final FakeTime time = new FakeTime();
    private final FakeClerk clerk = new FakeClerk();
    private final Set<String> members = ConcurrentHashMap.newKeySet();
    private final Bench bench = bench("d1");

    private Bench bench(String me) {
        members.add(me);
        return new Bench(me, entries, time, members, clerk, Runnable::run);
    }

    @Test
    void thePostingsOfACallAreCarriedOutInTheirOrder() throws InterruptedException {
        bench.record(posting("1", 2), posting("1", 1), posting("2", 1));

        bench.work();
        assertThat(clerk.story())
                .containsSubsequence("1#1 Done", "1#2 Done")
                .contains("2#1 Done")
                .hasSize(3);
    }

    @Test
    void whatIsRecordedTwiceIsCarriedOutOnce() throws InterruptedException {
        bench.record(posting("1", 1));
        bench.record(posting("1", 1));
        bench.work();
        bench.record(posting("1", 1));
        bench.work();

        assertThat(clerk.story()).containsExactly("1#1 Done");
    }

    @Test
    void whatCannotBeDoneNowIsTriedLaterAndHoldsUpWhatComesAfterIt() throws InterruptedException {
        clerk.answers(posting -> new Told.Later(Duration.ofSeconds(30), "busy"));
        bench.record(posting("1", 1), posting("1", 2));
        bench.work();
        clerk.answers(posting -> new Told.Done("SUCCESS"));
        bench.work();
        assertThat(clerk.story()).containsExactly("1#1 Later");

        bench.workFor(Duration.ofSeconds(40));
        assertThat(clerk.story()).containsExactly("1#1 Later", "1#1 Done", "1#2 Done");
    }

    @Test
    void pausesGrowWithTheAttempts() throws InterruptedException {
        List<Long> tries = new ArrayList<>();
        clerk.answers(posting -> {
            tries.add(time.instant().getEpochSecond());
            return new Told.Later(Duration.ZERO, "down");
        });
        bench.record(posting("1", 1));

        bench.workFor(Duration.ofHours(1));
        assertThat(tries).hasSizeBetween(15, 40);
        assertThat(tries.get(3) - tries.get(2)).isLessThanOrEqualTo(8);
        assertThat(tries.getLast() - tries.get(tries.size() - 2)).isBetween(150L, 301L);
    }

    @Test
    void whatCanNeverBeDoneDoesNotHoldUpWhatComesAfterIt() throws InterruptedException {
        clerk.answers(
                posting -> posting.number() == 1 ? new Told.Never("no such list: make it") : new Told.Done("SUCCESS"));
        bench.record(posting("1", 1), posting("1", 2));

        bench.workFor(Duration.ofHours(1));
        assertThat(clerk.story()).containsExactly("1#1 Never", "1#2 Done");
    }

    @Test
    void aClerkWhoBreaksIsAskedAgain() throws InterruptedException {
        clerk.answers(posting -> {
            throw new IllegalStateException("broken");
        });
        bench.record(posting("1", 1));
        bench.work();
        clerk.answers(posting -> new Told.Done("SUCCESS"));

        bench.workFor(Duration.ofSeconds(5));
        assertThat(clerk.story()).containsExactly("1#1 Done");
    }

    @Test
    void aDialerIsGivenNoMoreAtOnceThanItIsMeantToBear() throws InterruptedException {
        List<Runnable> begun = new ArrayList<>();
        Bench two = new Bench("d1", entries, time, members, clerk, begun::add);
        two.record(posting("1", 1), posting("2", 1), posting("3", 1), posting("4", 1, "other"));

        two.work();
        assertThat(begun).hasSize(3);
        List.copyOf(begun).forEach(Runnable::run);
        two.work();
        assertThat(begun).hasSize(4);
    }

    @Test
    void nothingIsTriedBeforeItsTime() throws InterruptedException {
        var first = posting("1", 1);
        bench.record(new io.viciagents.dispatcher.books.Posting(
                first.call(), 1, "dialer", first.task(), time.instant().plusSeconds(60)));
        bench.workFor(Duration.ofSeconds(59));
        assertThat(clerk.story()).isEmpty();

        bench.workFor(Duration.ofSeconds(3));
        assertThat(clerk.story()).containsExactly("1#1 Done");
    }

    @Test
    void belowTheQuorumPostingsWaitHereAndAreToldWhenItIsBack() throws InterruptedException {
        entries.failWhen(() -> true);
        bench.record(posting("1", 1));
        bench.record(posting("1", 2));
        bench.recording.retry();
        bench.work();
        assertThat(bench.registry.get("outbox.undurable").gauge().value()).isEqualTo(2);
        assertThat(bench.recording.durable(posting("1", 1).call())).isFalse();
        assertThat(bench.recording.durable(posting("2", 1).call())).isTrue();
        assertThat(clerk.story()).isEmpty();

        entries.failWhen(() -> false);
        bench.recording.retry();
        bench.work();
        assertThat(bench.registry.get("outbox.undurable").gauge().value()).isZero();
        assertThat(bench.recording.durable(posting("1", 1).call())).isTrue();
        assertThat(clerk.story()).containsExactly("1#1 Done", "1#2 Done");
    }

    @Test
    void whatADeadDispatcherHeldIsTakenOverAfterAWhile() throws InterruptedException {
        Bench dead = bench("d0");
        dead.record(posting("1", 1));
        members.remove("d0");

        bench.look();
        bench.work();
        assertThat(clerk.story()).isEmpty();
        time.advance(Succession.GRACE);
        bench.look();
        bench.work();
        assertThat(clerk.story()).containsExactly("1#1 Done");
        dead.work();
        assertThat(clerk.story()).as("the dead one wakes up").hasSize(1);
    }

    @Test
    void aDispatcherThatDiesBetweenCarryingOutAndWritingDownLeavesItToTheNext() throws InterruptedException {
        Bench dying = bench("d0");
        clerk.answers(posting -> {
            entries.failWhen(() -> true);
            throw new AssertionError("killed");
        });
        dying.record(posting("1", 1), posting("1", 2));
        org.assertj.core.api.Assertions.assertThatThrownBy(dying::work).hasMessage("killed");
        entries.failWhen(() -> false);
        clerk.answers(posting -> new Told.Done("SUCCESS"));
        members.remove("d0");

        bench.look();
        time.advance(Succession.GRACE);
        bench.look();
        bench.work();
        assertThat(clerk.story()).containsExactly("1#1 Done", "1#2 Done");
    }

    @Test
    void whatIsToldLongSinceIsForgotten() throws InterruptedException {
        bench.record(posting("1", 1));
        bench.work();
        bench.look();
        assertThat(entries.isEmpty()).isFalse();

        time.advance(Reckoning.REMEMBERED.plusSeconds(1));
        bench.look();
        assertThat(entries.isEmpty()).isTrue();
    }

    @Test
    void moreCanBeRecordedOfACallThatWasTold() throws InterruptedException {
        bench.record(posting("1", 1));
        bench.work();
        bench.record(posting("1", 2));
        bench.work();

        assertThat(clerk.story()).containsExactly("1#1 Done", "1#2 Done");
    }
}
