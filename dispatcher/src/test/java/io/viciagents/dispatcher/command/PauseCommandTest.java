package io.viciagents.dispatcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.memory.FakeEntries;
import io.viciagents.dispatcher.pause.PauseRoutes;
import io.viciagents.dispatcher.pause.PausedRoutes;
import io.viciagents.dispatcher.pause.Pauses;
import io.viciagents.service.configuration.Secret;
import io.viciagents.service.life.Readiness;
import io.viciagents.service.ops.Meters;
import io.viciagents.service.ops.OpsHttp;
import io.viciagents.service.ops.OpsServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands against the operators' HTTP of a dispatcher. */
class PauseCommandTest {
    private static final Optional<Secret> TOKEN = Optional.of(Secret.of("s3cret"));

    private final Meters meters = new Meters();
    private final OpsServer ops = OpsServer.open(new OpsHttp("127.0.0.1", 0, TOKEN), new Readiness(), meters);
    private final Pauses pauses =
            Pauses.open(new FakeEntries(), Optional.empty(), () -> Instant.parse("2026-11-26T12:00:00Z"), none -> {});
    private Optional<Secret> token = TOKEN;
    private String said = "";

    PauseCommandTest() {
        PauseRoutes.add(ops, pauses, PausedRoutes.all());
    }

    @AfterEach
    void close() {
        pauses.close();
        ops.close();
        meters.close();
    }

    @Test
    void whatIsPausedIsToldWithItsEffectAndResumedByTheSameWords() {
        assertThat(run("pause", "--campaign", "AIOUT", "--now")).isZero();
        assertThat(said).isEqualTo("""
                paused: campaign AIOUT, running calls go to humans
                  7009101, profile offer: no new calls of campaign AIOUT
                It is forgotten when all dispatchers have ended, for no database is configured.
                """);
        assertThat(run("pause")).isZero();
        assertThat(said).isEqualTo("paused since 2026-11-26T12:00:00Z: campaign AIOUT, running calls too\n");
        assertThat(run("resume", "--campaign", "AIOUT")).isZero();
        assertThat(run("pause")).isZero();
        assertThat(said).isEqualTo("nothing is paused\n");
    }

    @Test
    void callsThatVicidialGoesOnSendingAreSaid() {
        assertThat(run("pause", "--profile", "line")).isZero();
        assertThat(said)
                .contains(
                        "  100, profile line: calls go to humans\n",
                        "  7009001, profile line: remote agent 9001 has no lines in the configuration, so VICIdial goes on"
                                + " sending calls: they go to humans\n");
    }

    @Test
    void whatNobodyKnowsIsNotPaused() {
        assertThat(run("pause", "--in-group", "AI_INBOND")).isEqualTo(1);
        assertThat(said).isEqualTo("no route belongs to in-group AI_INBOND; there are: AI_INBOUND\n");
        assertThat(run("resume", "--in-group", "AI_INBOUND")).isEqualTo(1);
        assertThat(said).isEqualTo("in-group AI_INBOUND is not paused\n");
    }

    @Test
    void twoWordsAtOnceAndNoneToResumeAreRefused() {
        assertThat(run("pause", "--in-group", "AI_INBOUND", "--profile", "line"))
                .isEqualTo(2);
        assertThat(run("resume")).isEqualTo(2);
    }

    @Test
    void withoutTheTokenNothingIsChanged() {
        token = Optional.of(Secret.of("wrong"));
        assertThat(run("pause", "--campaign", "AIOUT")).isEqualTo(1);
        token = Optional.empty();
        assertThat(run("pause", "--campaign", "AIOUT")).isEqualTo(1);
        assertThat(said).contains("http.token: the configuration names none");
        token = TOKEN;
        run("pause");
        assertThat(said).isEqualTo("nothing is paused\n");
    }

    @Test
    void aDispatcherThatDoesNotRunIsSaid() {
        assertThat(run("pause", "--campaign", "AIOUT", "--url", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(said).contains("nobody answers at http://127.0.0.1:1");
    }

    private int run(String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        OpsHttp settings = new OpsHttp("127.0.0.1", ops.port(), token);
        int code = new CommandLine(new Dispatchers())
                .addSubcommand(new PauseCommand(() -> settings))
                .addSubcommand(new ResumeCommand(() -> settings))
                .setOut(writer)
                .setErr(writer)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    writer.println(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
        said = text.toString();
        return code;
    }

    @CommandLine.Command(name = "dispatcher")
    private static final class Dispatchers {}
}
