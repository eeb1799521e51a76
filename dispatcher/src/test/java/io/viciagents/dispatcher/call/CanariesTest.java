package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.viciagents.cluster.Fence;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CanariesTest {
    private final Story story = new Story();
    private final FakeSwitchboard switchboard = new FakeSwitchboard(story);
    private final FakeAgents agents = new FakeAgents(story);
    private final AtomicLong now = new AtomicLong();
    private final Exchange exchange = TestExchange.of(
            story, switchboard, agents, new FakeRecords(story), call -> Future.succeededFuture(Map.of()));
    private final Canaries canaries = new Canaries(exchange, new TurnedByHand(now), new Undisputed(new Fence(7, "me")));

    @Test
    void twoChannelsOfTheNodeAreBridgedBeforeItSings() {
        canaries.keep(Set.of("n1"));

        assertThat(story.lines())
                .containsSubsequence(
                        "n1 canary Open",
                        "create ai-b-canary.7.n1.1",
                        "open ai-m-1-canary.7.n1.1- to 10.0.0.1:41000",
                        "add ai-m-1-canary.7.n1.1- to ai-b-canary.7.n1.1",
                        "open ai-m-2-canary.7.n1.1- to 10.0.0.1:41001",
                        "add ai-m-2-canary.7.n1.1- to ai-b-canary.7.n1.1",
                        "n1 canary Sing");
    }

    @Test
    void itIsMadeOnceAndDeletedWhenTheNodeHasNoCallsAnyMore() {
        canaries.keep(Set.of("n1"));
        canaries.keep(Set.of("n1"));
        assertThat(story.lines().stream().filter("n1 canary Open"::equals)).hasSize(1);

        canaries.keep(Set.of());

        assertThat(story.lines())
                .containsSubsequence(
                        "hang up ai-m-1-canary.7.n1.1-",
                        "hang up ai-m-2-canary.7.n1.1-",
                        "delete ai-b-canary.7.n1.1",
                        "n1 canary Close");
    }

    @Test
    void onlyThoseThatAreKeptAreWanted() {
        canaries.keep(Set.of("n1"));
        assertThat(canaries.keeps("canary.7.n1.1")).isTrue();
        assertThat(canaries.keeps("canary.7.n1.2")).isFalse();

        canaries.keep(Set.of());

        assertThat(canaries.keeps("canary.7.n1.1")).isFalse();
    }

    @Test
    void oneThatIsStillBeingMadeIsDeletedOnceItIsThere() {
        switchboard.hesitate();
        canaries.keep(Set.of("n1"));
        canaries.keep(Set.of());
        assertThat(story.lines()).doesNotContain("delete ai-b-canary.7.n1.1");

        switchboard.makeBridges();

        assertThat(story.lines()).endsWith("delete ai-b-canary.7.n1.1", "n1 canary Close");
    }

    @Test
    void oneThatCouldNotBeMadeIsTriedAgainAfterAWhile() {
        switchboard.refuse("open ai-m-2");
        canaries.keep(Set.of("n1"));
        canaries.keep(Set.of("n1"));
        assertThat(story.lines().stream().filter("n1 canary Open"::equals)).hasSize(1);
        now.addAndGet(Duration.ofSeconds(6).toNanos());

        canaries.keep(Set.of("n1"));

        assertThat(story.lines()).contains("delete ai-b-canary.7.n1.1", "create ai-b-canary.7.n1.2");
    }

    @Test
    void oneThatIsDeafForAWhileIsReplacedUnderAnotherName() {
        canaries.keep(Set.of("n1"));
        canaries.deaf("n1");
        assertThat(story.lines()).doesNotContain("delete ai-b-canary.7.n1.1");
        now.addAndGet(Duration.ofSeconds(6).toNanos());

        canaries.deaf("n1");
        canaries.keep(Set.of("n1"));

        assertThat(story.lines()).contains("delete ai-b-canary.7.n1.1", "create ai-b-canary.7.n1.2");
    }

    /** Time goes by when the test says so. */
    private record TurnedByHand(AtomicLong now) implements CallThreads {
        @Override
        public void start(String name, Runnable task) {
            task.run();
        }

        @Override
        public boolean completes(Future<?> step, Duration limit) {
            return step.isComplete();
        }

        @Override
        public <T> T await(Future<T> step) {
            return step.await();
        }

        @Override
        public long nanoTime() {
            return now.get();
        }
    }
}
