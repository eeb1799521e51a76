package io.viciagents.dispatcher.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.FilesErased;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.RealPostgres;
import io.viciagents.dispatcher.history.Erasures.Counted;
import io.viciagents.dispatcher.history.Erasures.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL. */
class ErasuresTest {
    private static final Person ANN = new Person.Phone("111");
    private static Vertx vertx;
    private static RealPostgres postgres;
    private static Database database;

    private final Map<String, String> nodes = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Retention retention = new Retention(Duration.ofDays(365), Map.of("survey", Duration.ofDays(30)));

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        postgres = RealPostgres.start();
        database = Database.connect(vertx, postgres.settings());
    }

    @AfterAll
    static void stop() {
        database.close();
        postgres.close();
        vertx.close().await();
    }

    @BeforeEach
    void calls() {
        for (String table : List.of("erasure_node", "erasure", "call", "node_move", "transcript_line", "posting")) {
            database.query("delete from " + table);
        }
        call("pbx/1", "111", 515, 10);
        call("pbx/2", "111", 516, 400);
        call("pbx/3", "222", 515, 10);
    }

    private static Erasures erasures() {
        return new Erasures(database);
    }

    private Housekeeping housekeeping() {
        return new Housekeeping(database, retention, () -> nodes, this::answered);
    }

    private static void call(String call, String phone, long lead, int daysAgo) {
        database.query(
                "insert into call (call, asterisk, profile, dialer, lead, phone, arrived_at, ended_at, files_node)"
                        + " values ($1, 'pbx', 'offer', 'd1', $2, $3, now() - make_interval(days => $4),"
                        + " now() - make_interval(days => $4), 'node-1')",
                call,
                lead,
                phone,
                daysAgo);
        database.query("insert into node_move (call, generation, node) values ($1, 1, 'node-2')", call);
        database.query("insert into transcript_line values ($1, 1, 0, 0, 'CALLER', 'my secret')", call);
        database.query(
                "insert into posting values ($1, 1, 'd1', '{}', now(), now(), 1, 'DONE', 'ok'),"
                        + " ($1, 2, 'd1', '{}', now(), now(), 1, 'WAITING', '')",
                call);
    }

    private Future<FilesErased> answered(String node, List<CallRef> calls) {
        asked.add(node + " " + calls.stream().map(CallRef::toString).sorted().toList());
        return node.equals("silent") ? Future.failedFuture("no answer") : Future.succeededFuture(new FilesErased(2));
    }

    private static List<String> left(String table) {
        return database.query("select distinct call from " + table + " order by 1").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void allThatIsKeptOfAPersonIsErasedButWhatVicidialMustStillBeTold() {
        assertThat(erasures().count(ANN)).isEqualTo(new Counted(2, 0));
        Erasures.Erased erased = erasures().erase(ANN, "me");

        assertThat(erased.calls()).isEqualTo(2);
        assertThat(erased.nodes()).containsExactlyInAnyOrder("node-1", "node-2");
        assertThat(left("call")).containsExactly("pbx/3");
        assertThat(left("transcript_line")).containsExactly("pbx/3");
        assertThat(left("node_move")).containsExactly("pbx/3");
        assertThat(database.query("select state from posting where call = 'pbx/1'"))
                .extracting(row -> row.getString(0))
                .containsExactly("WAITING");
        assertThat(erasures().erase(ANN, "me").calls()).isZero();
        assertThat(erasures().audit(10)).hasSize(2).allSatisfy(line -> {
            assertThat(line.askedBy()).isEqualTo("me");
            assertThat(line.calls()).isEqualTo(2);
            assertThat(line.answered()).isEmpty();
        });
    }

    @Test
    void aLeadIsErasedAtOneDialerOrAtAll() {
        assertThat(erasures().count(new Person.Lead(515, Optional.of("d2")))).isEqualTo(new Counted(0, 0));
        assertThat(erasures()
                        .erase(new Person.Lead(516, Optional.of("d1")), "me")
                        .calls())
                .isEqualTo(1);
        assertThat(erasures()
                        .erase(new Person.Lead(515, Optional.empty()), "me")
                        .calls())
                .isEqualTo(2);
        assertThat(left("call")).isEmpty();
    }

    @Test
    void aCallThatIsStillUpIsCountedAndNotErased() {
        database.query("update call set ended_at = null, arrived_at = now() where call = 'pbx/1'");
        assertThat(erasures().count(ANN)).isEqualTo(new Counted(1, 1));
        assertThat(erasures().erase(ANN, "me").calls()).isEqualTo(1);
        assertThat(left("call")).containsExactly("pbx/1", "pbx/3");
    }

    @Test
    void nodesAreAskedUntilTheyAnswerAndAnAbsentOneWhenItIsBack() throws InterruptedException {
        erasures().erase(ANN, "me");
        nodes.put("node-1", "silent");
        housekeeping().askNodes();
        assertThat(asked).containsExactly("silent [pbx/1, pbx/2]");

        nodes.put("node-1", "incarnation-2");
        housekeeping().askNodes();
        housekeeping().askNodes();
        assertThat(asked).containsExactly("silent [pbx/1, pbx/2]", "incarnation-2 [pbx/1, pbx/2]");
        nodes.put("node-2", "incarnation-3");
        housekeeping().askNodes();
        assertThat(asked).hasSize(3).last().isEqualTo("incarnation-3 [pbx/1, pbx/2]");
        assertThat(erasures().audit(10)).allSatisfy(line -> {
            assertThat(line.answered()).isPresent();
            assertThat(line.folders()).hasValue(2);
        });
        assertThat(database.query("select 1 from erasure_node where calls <> '{}'"))
                .isEmpty();
    }

    @Test
    void callsAreKeptAsLongAsTheirProfileSays() {
        call("pbx/4", "333", 517, 40);
        call("pbx/5", "333", 518, 20);
        database.query("update call set profile = 'survey' where phone = '333'");
        database.query("update posting set recorded_at = now() - interval '2 years' where call = 'pbx/2'");

        housekeeping().eraseWhatIsTooOld();
        assertThat(left("call")).containsExactly("pbx/1", "pbx/3", "pbx/5");
        assertThat(erasures().audit(10)).extracting(Erasures.Audited::cause).containsOnly("retention");
        housekeeping().eraseWhatIsTooOld();
        assertThat(left("call")).hasSize(3);
    }

    @Test
    void aRetentionOfNothingIsAMistake() {
        assertThatThrownBy(() -> new Retention(Duration.ofDays(1), Map.of("x", Duration.ZERO)))
                .hasMessageContaining("write such as 30d");
    }
}
