package io.viciagents.dispatcher.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.viciagents.vicidial.tables.DialerTables;
import io.viciagents.vicidial.tables.TablesAccess;
import io.viciagents.vicidial.tables.TablesException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DialerTablesTest {
    private final VicidialDatabase vicidial = new VicidialDatabase();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void rowsAreTextsByColumn() {
        vicidial.run("INSERT INTO vicidial_log (uniqueid, lead_id, call_date, length_in_sec, status)"
                + " VALUES ('1795207109.76', 520, '2026-11-20 20:38:31', 55, NULL);");
        assertThat(reading(vicidial.access())
                        .select(
                                "SELECT lead_id, call_date, length_in_sec, status FROM vicidial_log WHERE lead_id = ?",
                                520)
                        .await())
                .containsExactly(Map.of(
                        "lead_id", "520", "call_date", "2026-11-20 20:38:31", "length_in_sec", "55", "status", ""));
    }

    @Test
    void onlyQuestionsAreAsked() {
        DialerTables tables = reading(vicidial.access());
        assertThatThrownBy(() -> tables.select("DELETE FROM vicidial_log")).hasMessageContaining("a SELECT wanted");
        assertThatThrownBy(() -> tables.select("SELECT pass FROM nowhere").await())
                .isInstanceOf(TablesException.class)
                .hasMessageContaining("refused a question of reader@127.0.0.1");
    }

    @Test
    void whatCannotBeReachedIsSaidInASentenceWithoutThePassword() {
        assertThatThrownBy(() -> reading(with(vicidial.port(), "wrong-password"))
                        .select("SELECT 1")
                        .await())
                .isInstanceOf(TablesException.class)
                .hasMessageContaining("check user, password and from where it may come")
                .hasMessageNotContaining("wrong-password");
        assertThatThrownBy(() -> reading(with(1, "x")).select("SELECT 1").await())
                .isInstanceOf(TablesException.class)
                .hasMessageContaining("did not answer; check host, port and firewall");
    }

    private TablesAccess with(int port, String password) {
        return new TablesAccess("127.0.0.1", port, vicidial.name(), "reader", password, Duration.ofSeconds(10));
    }

    private DialerTables reading(TablesAccess access) {
        return DialerTables.open(vertx, access);
    }
}
