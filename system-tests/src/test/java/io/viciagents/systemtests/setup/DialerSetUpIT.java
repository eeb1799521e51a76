package io.viciagents.systemtests.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.setup.SetupCommand;
import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.Telephone;
import io.viciagents.systemtests.vicidial.FastAgi;
import io.viciagents.systemtests.vicidial.RecordedTelephone;
import io.viciagents.systemtests.vicidial.StandIn;
import io.viciagents.vicidial.dialplan.Dialplan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** An Asterisk without ARI and without our contexts becomes a telephony server for AI agents by vici-setup and reloads. */
class DialerSetUpIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<String> ARI_MODULES = List.of(
            "applications",
            "asterisk",
            "bridges",
            "channels",
            "device_states",
            "endpoints",
            "events",
            "playbacks",
            "recordings",
            "sounds");

    private final Vertx vertx = Vertx.vertx();
    private final FastAgi fastAgi =
            new FastAgi(vertx, new StandIn(vertx, Clock.system(ZoneId.systemDefault()), new RecordedTelephone()));
    private final int fastAgiPort = fastAgi.listen().await();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @EnumSource
    void reloadsSufficeAndEveryEndOfACallIsToldToVicidial(AsteriskVersion version) throws Exception {
        try (LocalAsterisk asterisk = LocalAsterisk.start(version, AsteriskOptions.likeVicidial())) {
            Path etc = asterisk.folder().resolve("etc");
            bare(asterisk, etc);
            assertThat(ariAnswers(asterisk)).isFalse();

            String said = setUp(asterisk, "--etc", etc.toString(), "--apply");
            said.lines()
                    .filter(line -> line.strip().startsWith("asterisk -rx "))
                    .forEach(line -> asterisk.cli(line.replaceAll(".*-rx \"(.*)\"", "$1")));

            Patience.until("ARI of the new user", SOON, () -> ariAnswers(asterisk));
            assertThat(Files.readString(etc.resolve("http.conf"))).contains("; the web phones' own", "sessionlimit=77");
            assertThat(asterisk.cli("http show status")).contains("Server Enabled");
            assertThat(setUp(asterisk, "--etc", etc.toString(), "--apply"))
                    .contains("is as it must be; nothing to reload.");
            everyContextTellsOfItsEnd(asterisk);
            callsReachTheirContextAndTellOfTheirEnd(asterisk);
        }
    }

    /** As a dialer is before: HTTP off, no ari.conf, ARI's modules without work, none of our contexts. */
    private static void bare(LocalAsterisk asterisk, Path etc) throws IOException {
        String http = Files.readString(etc.resolve("http.conf"));
        Files.writeString(
                etc.resolve("http.conf"),
                "; the web phones' own\n"
                        + http.replaceAll("(?m)^enabled=.*", "enabled=no")
                                .replaceAll("sessionlimit=.*", "sessionlimit=77"));
        Files.delete(etc.resolve("ari.conf"));
        Files.writeString(etc.resolve("ai-agent.conf"), "");
        ARI_MODULES.forEach(module -> asterisk.cli("module unload res_ari_" + module + ".so"));
        asterisk.cli("module unload res_ari.so");
        asterisk.cli("module reload http");
        asterisk.cli("dialplan reload");
        assertThat(asterisk.cli("dialplan show ai-inbound")).contains("no existence of 'ai-inbound'");
    }

    /** Whatever stands still in one of our contexts and is hung up there. */
    private void everyContextTellsOfItsEnd(LocalAsterisk asterisk) {
        for (String context : Dialplan.contexts()) {
            asterisk.cli("dialplan add extension hold,1,Wait(60) into " + context);
            asterisk.cli("dialplan add extension to-" + context + ",1,Goto(" + context + ",hold,1) into default");
            hangUpIn(context, asterisk, "to-" + context, "hold", "Y1202200316000000122");
        }
    }

    /** Nobody is connected, so that the call waits for a dispatcher when its caller hangs up. */
    private void callsReachTheirContextAndTellOfTheirEnd(LocalAsterisk asterisk) {
        for (Map.Entry<String, String> call : Map.of(
                        "Y1202200316000000123", "ai-inbound", "V1202200316000000124", "ai-outbound")
                .entrySet()) {
            hangUpIn(call.getValue(), asterisk, "vicidial*7009001", "7009001", call.getKey());
        }
    }

    private void hangUpIn(String context, LocalAsterisk asterisk, String dialled, String extension, String callId) {
        try (Telephone caller = new Telephone()) {
            caller.dial(asterisk.sip(), dialled, callId, "2125550101");
            Patience.until(
                    "the call in " + context,
                    SOON,
                    () -> asterisk.cli("core show channels concise").contains("!" + context + "!" + extension + "!"));
            caller.hangUp();
            Patience.until(
                    "the end of the call in " + context,
                    SOON,
                    () -> fastAgi.heard().stream().anyMatch(heard -> heard.startsWith(context + " " + callId + " ")));
        }
    }

    private String setUp(LocalAsterisk asterisk, String... more) throws IOException {
        Path site = Files.writeString(asterisk.folder().resolve("site.yaml"), """
                web: http://127.0.0.1:1
                api: {password: {env: API_PASSWORD}}
                ari: {password: {env: ARI_PASSWORD}, port: %d, bind: 127.0.0.1}
                servers: [{name: pbx-1, ip: 127.0.0.1}]
                campaigns: [{id: AIOUT}]
                inGroups: [{id: AI_INBOUND}]
                agents: [{profile: line, extension: 7009001, firstUser: 9001, lines: 2, campaign: AIOUT, inGroups: [AI_INBOUND]}]
                humans: {inGroup: HUMANS, did: 8005550199}
                fastAgiPort: %d
                """.formatted(
                        asterisk.ariUrl().getPort(), fastAgiPort));
        StringWriter out = new StringWriter();
        String[] arguments = new String[more.length + 3];
        arguments[0] = site.toString();
        arguments[1] = "--out";
        arguments[2] = asterisk.folder().resolve("vici-setup.d").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        new CommandLine(new SetupCommand(Map.of("API_PASSWORD", "aiapipass1", "ARI_PASSWORD", "ari-secret-1")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        return out.toString();
    }

    private static boolean ariAnswers(LocalAsterisk asterisk) {
        String login = Base64.getEncoder().encodeToString("vici-agents:ari-secret-1".getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(asterisk.ariUrl() + "/applications"))
                    .header("Authorization", "Basic " + login)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException expected) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
