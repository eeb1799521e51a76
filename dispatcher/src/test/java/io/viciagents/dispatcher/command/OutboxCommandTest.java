package io.viciagents.dispatcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.RealPostgres;
import io.viciagents.service.life.CannotStart;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** On a real PostgreSQL. */
class OutboxCommandTest {
    private static Vertx vertx;
    private static RealPostgres postgres;
    private static Database database;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
    void rows() {
        database.query("delete from posting");
        row(1, "STUCK", "no such list: make it");
        row(2, "WAITING", "busy");
        row(3, "DONE", "SUCCESS");
    }

    private static void row(int number, String state, String said) {
        database.query(
                "insert into posting values ('pbx/17.1', $1, 'dialer-1', '{\"type\":\"do-not-call\"}', now(), now(), 3, $2, $3)",
                number,
                state,
                said);
    }

    private static String state(int number) {
        return database.query("select state from posting where number = $1", number)
                .getFirst()
                .getString(0);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new OutboxCommand(postgres::settings))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    if (failure instanceof CannotStart told) {
                        err.write(String.valueOf(told.getMessage()));
                        return 1;
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    @Test
    void whatIsStuckIsListedWithItsReason() {
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .contains("pbx/17.1#1", "do-not-call", "stuck", "no such list")
                .doesNotContain("busy");
        assertThat(run("list", "--all")).isZero();
        assertThat(out.toString()).contains("no such list", "busy").doesNotContain("SUCCESS");
        assertThat(run()).as("the list is what is asked for without a word").isZero();
    }

    @Test
    void oneIsTriedAgainOrAll() {
        assertThat(run("retry", "pbx/17.1#1")).isZero();
        assertThat(out.toString()).contains("1 posting will be tried again");
        assertThat(state(1)).isEqualTo("WAITING");
        assertThat(run("retry", "--all")).as("nothing is stuck any more").isEqualTo(1);
    }

    @Test
    void oneIsGivenUp() {
        assertThat(run("drop", "pbx/17.1#2")).isZero();
        assertThat(state(2)).isEqualTo("DROPPED");
        assertThat(run("drop", "pbx/17.1#3"))
                .as("what is told cannot be given up")
                .isEqualTo(1);
        assertThat(state(3)).isEqualTo("DONE");
    }

    @Test
    void whatIsNoPostingIsSaidInASentence() {
        assertThat(run("drop", "17.1")).isEqualTo(1);
        assertThat(err.toString()).contains("'17.1' is no posting; name it as the list does");
        assertThat(run("retry")).isEqualTo(1);
        assertThat(err.toString()).contains("name postings, or give --all");
    }
}
