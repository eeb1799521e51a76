package io.viciagents.dispatcher.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.database.OnPostgres;
import io.viciagents.dispatcher.memory.FakeEntries;
import io.viciagents.dispatcher.pause.Pause.Scope;
import io.viciagents.dispatcher.pause.Pauses.Kept;
import io.viciagents.dispatcher.pause.Pauses.Resumed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL; the common memory is lost when a test says so. */
class PausesTest extends OnPostgres {
    private static final Subject CAMPAIGN = new Subject(Subject.Kind.CAMPAIGN, "AIOUT");
    private static final Subject IN_GROUP = new Subject(Subject.Kind.IN_GROUP, "AI_INBOUND");
    private static final Subject PROFILE = new Subject(Subject.Kind.PROFILE, "line");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final FakeEntries memory = new FakeEntries();
    private final Pauses pauses = dispatcher(memory);

    @BeforeEach
    void empty() {
        up();
        database.query("delete from pause");
    }

    @Test
    void aPauseStopsTheCallsOfItsSubjectAlone() {
        pauses.pause(CAMPAIGN, Scope.NEW);
        assertThat(pauses.stops(PausedRoutes.OFFER)).isTrue();
        assertThat(pauses.stopsAll(PausedRoutes.OFFER)).isFalse();
        assertThat(pauses.stops(PausedRoutes.LINE)).isFalse();
        pauses.pause(IN_GROUP, Scope.ALL);
        assertThat(pauses.stopsAll(PausedRoutes.LINE)).isTrue();
        assertThat(pauses.stops(PausedRoutes.BARE)).isFalse();
        pauses.pause(PROFILE, Scope.NEW);
        assertThat(pauses.stops(PausedRoutes.BARE)).isTrue();
        assertThat(pauses.resume(IN_GROUP)).isEqualTo(Resumed.RESUMED);
        assertThat(pauses.resume(IN_GROUP)).isEqualTo(Resumed.WAS_NOT_PAUSED);
        assertThat(pauses.stops(PausedRoutes.LINE)).as("by its profile").isTrue();
        assertThat(pauses.stopsAll(PausedRoutes.LINE)).isFalse();
    }

    @Test
    void everyDispatcherObeysAndAnyMayResume() {
        Pauses other = dispatcher(memory);
        pauses.pause(CAMPAIGN, Scope.NEW);
        other.look();
        assertThat(other.stops(PausedRoutes.OFFER)).isTrue();
        other.resume(CAMPAIGN);
        pauses.look();
        assertThat(pauses.stops(PausedRoutes.OFFER)).isFalse();
    }

    @Test
    void aPauseOutlivesAllDispatchersAndSoDoesItsEnd() {
        assertThat(pauses.pause(CAMPAIGN, Scope.ALL)).isEqualTo(Kept.FOR_GOOD);
        pauses.pause(PROFILE, Scope.NEW);
        pauses.resume(PROFILE);
        Pauses next = dispatcher(new FakeEntries());
        next.look();
        assertThat(next.all()).containsExactly(new Pause(CAMPAIGN, Scope.ALL, NOON));
        next.resume(CAMPAIGN);
        next.look();
        Pauses last = dispatcher(new FakeEntries());
        last.look();
        assertThat(last.all()).isEmpty();
    }

    @Test
    void whatIsPausedWhileTheDatabaseIsDownIsCopiedWhenItIsBack() {
        pauses.pause(PROFILE, Scope.NEW);
        postgres.stop();
        await().atMost(Duration.ofSeconds(30)).until(() -> !database.isUp());
        assertThat(pauses.pause(CAMPAIGN, Scope.NEW)).isEqualTo(Kept.IN_MEMORY_FOR_NOW);
        assertThat(pauses.resume(PROFILE)).isEqualTo(Resumed.RESUMED);
        assertThat(pauses.stops(PausedRoutes.OFFER)).isTrue();
        Pauses started = dispatcher(new FakeEntries());
        assertThat(started.look()).isEqualTo(Kept.NOT_READ);
        assertThat(started.resume(PROFILE)).isEqualTo(Resumed.NOT_KNOWN_YET);
        postgres.startAgain();
        up();
        assertThat(pauses.look()).isEqualTo(Kept.FOR_GOOD);
        Pauses next = dispatcher(new FakeEntries());
        next.look();
        assertThat(next.all()).extracting(Pause::subject).containsExactly(CAMPAIGN);
    }

    @Test
    void withoutADatabaseTheDispatchersKeepIt() {
        FakeEntries common = new FakeEntries();
        Pauses alone = new Pauses(common, Optional.empty(), () -> NOON);
        assertThat(alone.pause(CAMPAIGN, Scope.NEW)).isEqualTo(Kept.IN_MEMORY);
        Pauses other = new Pauses(common, Optional.empty(), () -> NOON);
        other.look();
        assertThat(other.stops(PausedRoutes.OFFER)).isTrue();
    }

    @Test
    void tooFewDispatchersChangeNothing() {
        memory.failWhen(() -> true);
        assertThatThrownBy(() -> pauses.pause(CAMPAIGN, Scope.NEW)).isInstanceOf(SharedEntries.Unavailable.class);
        assertThat(pauses.stops(PausedRoutes.OFFER)).isFalse();
    }

    private static Pauses dispatcher(FakeEntries memory) {
        return new Pauses(memory, Optional.of(database), () -> NOON);
    }
}
