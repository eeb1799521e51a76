package io.viciagents.dispatcher.outbox;

import static io.viciagents.dispatcher.outbox.Bench.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.database.OnPostgres;
import io.viciagents.dispatcher.memory.FakeEntries;
import io.viciagents.dispatcher.outbox.Line.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outbox on a real PostgreSQL. */
class DurabilityTest extends OnPostgres {
    private static final CallRef CALL = new CallRef("pbx", "1");

    private final FakeTime time = new FakeTime();
    private final FakeClerk clerk = new FakeClerk();
    private final Set<String> members = ConcurrentHashMap.newKeySet();
    private FakeEntries entries = new FakeEntries();
    private final Bench bench = bench("d1");

    @BeforeEach
    void empty() {
        up();
        database.query("delete from posting");
    }

    private Bench bench(String me) {
        members.add(me);
        return new Bench(me, entries, Optional.of(database), time, members, clerk, Runnable::run);
    }

    private static Line row(int number) {
        return new PostingRows(database)
                .of(CALL).stream()
                        .filter(line -> line.number() == number)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void whatIsToldStandsInTheDatabaseAndNowhereElse() throws InterruptedException {
        bench.record(posting("1", 1));
        assertThat(row(1).state()).isEqualTo(State.WAITING);

        bench.work();
        assertThat(row(1).state()).isEqualTo(State.DONE);
        assertThat(row(1).said()).isEqualTo("SUCCESS");
        assertThat(row(1).attempts()).isEqualTo(1);
        assertThat(entries.isEmpty()).isTrue();
    }

    @Test
    void whatWasToldIsNotToldAgainWhenItIsRecordedAgain() throws InterruptedException {
        bench.record(posting("1", 1), posting("1", 2));
        bench.work();
        bench.record(posting("1", 1), posting("1", 2), posting("1", 3));
        bench.work();

        assertThat(clerk.story()).containsExactly("1#1 Done", "1#2 Done", "1#3 Done");
        assertThat(entries.isEmpty()).isTrue();
    }

    @Test
    void withTheDatabaseDownItIsToldAllTheSameAndWrittenDownLater() throws InterruptedException {
        clerk.answers(posting -> new Told.Later(Duration.ofSeconds(1), "busy"));
        bench.record(posting("1", 1));
        bench.work();
        postgres.stop();
        clerk.answers(posting -> new Told.Done("SUCCESS"));
        bench.record(posting("1", 2));
        bench.workFor(Duration.ofSeconds(5));
        bench.look();
        assertThat(clerk.story()).containsExactly("1#1 Later", "1#1 Done", "1#2 Done");
        assertThat(entries.isEmpty()).as("kept until the database is back").isFalse();

        postgres.startAgain();
        up();
        assertThat(row(1).state()).isEqualTo(State.WAITING);
        bench.look();
        assertThat(row(1).state()).isEqualTo(State.DONE);
        assertThat(row(2).state()).isEqualTo(State.DONE);
        assertThat(entries.isEmpty()).isTrue();
    }

    @Test
    void whatWaitsWhenAllDispatchersEndIsToldByTheNext() throws InterruptedException {
        clerk.answers(posting -> new Told.Later(Duration.ofSeconds(1), "busy"));
        bench.record(posting("1", 1), posting("1", 2));
        bench.work();
        entries = new FakeEntries();
        members.clear();
        clerk.answers(posting -> new Told.Done("SUCCESS"));

        Bench next = bench("d2");
        time.advance(Reckoning.OVERDUE.plusSeconds(5));
        next.look();
        next.work();
        assertThat(clerk.story()).containsExactly("1#1 Later", "1#1 Done", "1#2 Done");
        assertThat(row(2).state()).isEqualTo(State.DONE);
        assertThat(entries.isEmpty()).isTrue();
    }

    @Test
    void belowTheQuorumItIsDurableInTheDatabaseAndToldWhenTheQuorumIsBack() throws InterruptedException {
        entries.failWhen(() -> true);
        bench.record(posting("1", 1));
        bench.work();
        assertThat(row(1).state()).isEqualTo(State.WAITING);
        assertThat(bench.registry.get("outbox.undurable").gauge().value()).isZero();

        entries.failWhen(() -> false);
        time.advance(Reckoning.OVERDUE.plusSeconds(1));
        bench.look();
        bench.work();
        assertThat(clerk.story()).containsExactly("1#1 Done");
    }

    @Test
    void whatIsStuckCanBeTriedAgainByCommand() throws InterruptedException {
        clerk.answers(posting -> new Told.Never("no such list: make it"));
        bench.record(posting("1", 1), posting("1", 2));
        bench.work();
        assertThat(row(1).state()).isEqualTo(State.STUCK);
        assertThat(row(1).said()).isEqualTo("no such list: make it");

        clerk.answers(posting -> new Told.Done("SUCCESS"));
        PostingCommands commands = new PostingCommands(database);
        assertThat(commands.list(PostingCommands.Which.STUCK)).hasSize(2);
        assertThat(commands.retry(CALL, 1)).isEqualTo(1);
        bench.look();
        bench.work();
        assertThat(clerk.story()).containsExactly("1#1 Never", "1#2 Never", "1#1 Done");
        assertThat(row(2).state()).isEqualTo(State.STUCK);
    }

    @Test
    void whatIsDroppedByCommandIsNotTriedAgain() throws InterruptedException {
        clerk.answers(posting -> new Told.Later(Duration.ofSeconds(1), "busy"));
        bench.record(posting("1", 1), posting("1", 2));
        bench.work();
        assertThat(new PostingCommands(database).drop(CALL, 1)).isEqualTo(1);
        clerk.answers(posting -> new Told.Done("SUCCESS"));

        bench.workFor(Duration.ofSeconds(10));
        assertThat(clerk.story()).containsExactly("1#1 Later", "1#2 Done");
        assertThat(row(1).state()).isEqualTo(State.DROPPED);
        assertThat(entries.isEmpty()).isTrue();
    }

    @Test
    void twoDispatchersAtOnceTellEachPostingOnceAndInOrder() {
        var parts = List.of("d1", "d2").stream()
                .map(me -> new Postbox.Parts(
                        entries,
                        me,
                        () -> Set.of("d1", "d2"),
                        Optional.of(database),
                        clerk,
                        4,
                        new SimpleMeterRegistry()))
                .toList();
        try (Postbox one = Postbox.open(parts.get(0));
                Postbox two = Postbox.open(parts.get(1))) {
            for (int call = 0; call < 100; call++) {
                one.record(List.of(posting("c" + call, 1), posting("c" + call, 2)));
                two.record(List.of(posting("c" + call, 2), posting("c" + call, 3)));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> clerk.story().size() >= 300 && entries.isEmpty());
        }
        assertThat(clerk.story()).doesNotHaveDuplicates().hasSize(300);
        for (int call = 0; call < 100; call++) {
            assertThat(clerk.story())
                    .containsSubsequence("c" + call + "#1 Done", "c" + call + "#2 Done", "c" + call + "#3 Done");
        }
    }
}
