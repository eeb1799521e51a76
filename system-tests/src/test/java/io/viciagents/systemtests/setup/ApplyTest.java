package io.viciagents.systemtests.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.setup.SetupCommand;
import io.viciagents.systemtests.vicidial.RecordedTelephone;
import io.viciagents.systemtests.vicidial.StandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code vici-setup --apply} does by VICIdial's API: lets entries that rest work, and nothing when it is run again. */
class ApplyTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final StandIn dialer = new StandIn(vertx, Clock.system(ZoneId.systemDefault()), new RecordedTelephone());

    @BeforeEach
    void listen() {
        dialer.listen().await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void anEntryThatRestsIsOpenedOnce() throws IOException {
        status("INACTIVE", 1);
        assertThat(setUp(9001, "--apply"))
                .contains("9001: no line at work -> ACTIVE with 2 lines")
                .doesNotContain("aiapipass1");
        assertThat(status()).isEqualTo("ACTIVE 2");
        assertThat(dialer.asked()).containsExactly("logged_in_agents", "update_remote_agent");
        dialer.calls().logIn();

        assertThat(setUp(9001, "--apply")).contains("9001: unchanged, ACTIVE, with 2 lines at work");
        assertThat(dialer.asked()).containsExactly("logged_in_agents", "update_remote_agent", "logged_in_agents");
    }

    @Test
    void theLinesThatADispatcherHasGivenAnEntryStay() throws IOException {
        status("ACTIVE", 1);
        dialer.calls().logIn();
        assertThat(setUp(9001, "--apply")).contains("9001: unchanged, ACTIVE, with 1 line at work");
        assertThat(status()).isEqualTo("ACTIVE 1");
    }

    @Test
    void withoutApplyNothingIsAsked() throws IOException {
        setUp(9001);
        assertThat(dialer.asked()).isEmpty();
    }

    @Test
    void entriesRestWhileAServersFilesAreChanged() throws IOException {
        status("INACTIVE", 1);
        Path etc = Files.createDirectory(folder.resolve("etc"));
        assertThat(setUp(9001, "--etc", etc.toString(), "--apply")).contains("is changed:");
        assertThat(etc.resolve("ari.conf")).exists();
        assertThat(dialer.asked()).isEmpty();
        assertThat(status()).isEqualTo("INACTIVE 1");
    }

    @Test
    void anEntryThatIsNotThereIsSaidWithItsCure() throws IOException {
        assertThat(setUp(9301, "--apply"))
                .contains("9301: there is no such remote agent yet; run vicidial.sql, or make it on the page Admin >"
                        + " Remote Agents, and come back");
    }

    private void status(String status, int lines) {
        dialer.books(books -> books.find("vicidial_remote_agents", "user_start", 9001)
                .orElseThrow()
                .set("status", status, "number_of_lines", lines));
    }

    private String status() {
        return dialer.books(books -> books.find("vicidial_remote_agents", "user_start", 9001)
                .map(entry -> entry.get("status") + " " + entry.get("number_of_lines"))
                .orElse("missing"));
    }

    private String setUp(int firstUser, String... more) throws IOException {
        Path site = Files.writeString(folder.resolve("site.yaml"), """
                web: %s
                api: {user: aiapi, password: {env: API_PASSWORD}}
                ari: {password: {env: ARI_PASSWORD}}
                servers: [{name: pbx-1, ip: 127.0.0.1}]
                campaigns: [{id: AIOUT}]
                agents: [{profile: line, extension: 7009001, firstUser: %d, lines: 2, campaign: AIOUT}]
                humans: {inGroup: HUMANS, did: 8005550199}
                """.formatted(dialer.web(), firstUser));
        StringWriter out = new StringWriter();
        String[] arguments = new String[more.length + 3];
        arguments[0] = site.toString();
        arguments[1] = "--out";
        arguments[2] = folder.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        new CommandLine(new SetupCommand(Map.of("API_PASSWORD", "aiapipass1", "ARI_PASSWORD", "ari-secret-1")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        return out.toString();
    }
}
