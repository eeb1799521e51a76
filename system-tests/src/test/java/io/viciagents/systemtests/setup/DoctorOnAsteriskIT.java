package io.viciagents.systemtests.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.vicidial.dialplan.CallLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the doctor sees of a real Asterisk, whole and with one thing after the other broken on purpose. */
class DoctorOnAsteriskIT {
    private static final String DIALPLAN = "dialplan, with VICIdial's h extension";
    private static final String MODULES = "Asterisk's version and modules";

    @ParameterizedTest
    @EnumSource
    void aServerThatIsWellIsFoundWellAndWhatIsBrokenIsFound(AsteriskVersion version) throws IOException {
        AsteriskOptions options = AsteriskOptions.likeVicidial().withCallLog(CallLog.VICIDIAL);
        try (LocalAsterisk asterisk = LocalAsterisk.start(version, options)) {
            whole(asterisk, version);
            brokenModules(asterisk);
            brokenDialplan(asterisk);
            otherAddresses(asterisk);
            calls(asterisk);
            brokenUser(asterisk);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSystemnameIsFound(AsteriskVersion version) throws IOException {
        try (LocalAsterisk asterisk =
                LocalAsterisk.start(version, AsteriskOptions.likeVicidial().withSystemName("pbx1"))) {
            assertThat(examine(asterisk).first("systemname unset"))
                    .startsWith("wrong: asterisk.conf sets systemname 'pbx1'");
            // No context has an h extension here, for nobody is told of the end of calls.
            assertThat(examine(asterisk).of(DIALPLAN)).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static void whole(LocalAsterisk asterisk, AsteriskVersion version) throws IOException {
        Examined examined = examine(asterisk);
        assertThat(examined.first("ARI reachable, user right")).startsWith("ok: ");
        assertThat(examined.first(MODULES)).startsWith("ok: Asterisk " + version.number());
        assertThat(examined.of(MODULES).getLast().path("says").asText())
                .isEqualTo("all modules that a call needs are running");
        assertThat(examined.first("systemname unset")).startsWith("ok: ");
        assertThat(examined.first("RTP both ways")).startsWith("ok: a tone came through both ways");
        assertThat(examined.first(DIALPLAN)).startsWith("ok: ");
        assertThat(examined.first("a dispatcher is connected")).startsWith("wrong: nobody is connected");
        assertThat(examined.of("clock difference").getLast().path("state").asText())
                .isEqualTo("ok");
        assertThat(asterisk.ari().get("/channels")).isEmpty();
        assertThat(asterisk.ari().get("/bridges")).isEmpty();
    }

    private static void brokenModules(LocalAsterisk asterisk) throws IOException {
        asterisk.cli("module unload bridge_softmix.so");
        assertThat(examine(asterisk).of(MODULES).getLast().path("says").asText())
                .isEqualTo("modules are not running: bridge_softmix.so");
        asterisk.cli("module load bridge_softmix.so");
    }

    private static void brokenDialplan(LocalAsterisk asterisk) throws IOException {
        asterisk.cli("dialplan remove extension h@ai-outbound");
        assertThat(examine(asterisk).first(DIALPLAN))
                .startsWith("wrong: context ai-outbound is missing, or has no h extension");
        asterisk.cli("dialplan remove extension 7009001@default");
        assertThat(examine(asterisk).of(DIALPLAN))
                .extracting(finding -> finding.path("says").asText())
                .anyMatch(says -> says.startsWith("extension 7009001 of profile 'line' is not in context default"));
        asterisk.cli("dialplan reload");
    }

    private static void otherAddresses(LocalAsterisk asterisk) throws IOException {
        assertThat(examine(asterisk, "--media-host", "127.0.0.2").first("RTP both ways"))
                .startsWith("ok: a tone came through both ways");
        assertThat(examine(asterisk, "--media-host", "192.0.2.1").first("RTP both ways"))
                .startsWith("not checked: no test call: ");
    }

    private static void calls(LocalAsterisk asterisk) throws IOException {
        String check = "answer to first audio";
        assertThat(examine(asterisk).first(check)).isEqualTo("not checked: no agent was called");
        assertThat(examine(asterisk, "--call", "milliwatt").first(check)).startsWith("ok: first sound ");
        assertThat(examine(asterisk, "--call", "nobody").first(check)).startsWith("wrong: nobody answered nobody");
        assertThat(examine(asterisk, "--call", "echo").first(check))
                .isEqualTo("wrong: the agent at echo answered and said nothing for 8 s");
    }

    private static void brokenUser(LocalAsterisk asterisk) throws IOException {
        Path ari = asterisk.folder().resolve("etc/ari.conf");
        String before = Files.readString(ari);
        Files.writeString(ari, before.replace("read_only=no", "read_only=yes"));
        asterisk.cli("module reload res_ari.so");
        assertThat(examine(asterisk).first("ARI reachable, user right")).isEqualTo("wrong: ARI user ai may only read");
        Files.writeString(ari, before.replaceAll("password=.*", "password=other"));
        asterisk.cli("module reload res_ari.so");
        Examined refused = examine(asterisk);
        assertThat(refused.first("ARI reachable, user right")).isEqualTo("wrong: ARI user ai is refused");
        assertThat(List.of(refused.first("RTP both ways"), refused.first(DIALPLAN)))
                .allMatch(says -> says.startsWith("not checked: "));
    }

    private static Examined examine(LocalAsterisk asterisk, String... more) throws IOException {
        Files.writeString(asterisk.folder().resolve("ari.password"), asterisk.ariPassword());
        return Examined.on(
                asterisk.folder(),
                "api: {password: {env: API_PASSWORD}}",
                "aiapipass1",
                """
                web: http://127.0.0.1:1
                ari: {user: ai, password: {file: ari.password}, port: %d}
                servers: [{name: pbx-1, ip: 127.0.0.1}]
                campaigns: [{id: AIOUT}]
                agents: [{profile: line, extension: 7009001, firstUser: 9001, lines: 2, campaign: AIOUT}]
                humans: {inGroup: HUMANS, did: 8300, didContext: default}
                """.formatted(asterisk.ariUrl().getPort()),
                more);
    }
}
