package io.viciagents.dispatcher.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.mariadb.VicidialDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SetupCommandTest {
    @TempDir
    Path folder;

    private String said = "";

    @Test
    void allFilesAreWrittenAndOnlyTheirOwnerMayReadThem() throws IOException {
        assertThat(run()).isZero();
        assertThat(said)
                .contains("Note: timeZone is not given")
                .contains("written    vicidial.sql", "written    pbx-1/extensions-ai-agents.conf", "Not looked at: ");
        Path out = folder.resolve("out");
        assertThat(out.resolve("pbx-1/ari.conf")).content().contains("password = ari-secret-1");
        assertThat(out.resolve("pbx-1/ari-ai-agents.conf"))
                .content()
                .startsWith("[vici-agents]")
                .contains("password = ari-secret-1")
                .doesNotContain("general");
        assertThat(Files.getPosixFilePermissions(out.resolve("pbx-1/ari.conf"))).hasSize(2);
        assertThat(out.resolve("pbx-1/steps.txt")).content().contains("asterisk -rx \"dialplan reload\"");
        assertThat(out.resolve("admin-fields.md"))
                .content()
                .contains(
                        "## Campaigns > AIOUT",
                        "| Dial Prefix | 9 | dial_prefix |",
                        "## Users > 9101 to 9103, one for each line of remote agent 9101",
                        "| External Extension | 7009001 | conf_exten | it alone tells profile 'appointment-line' |");
        assertThat(run()).isZero();
        assertThat(said).contains("unchanged  vicidial.sql").doesNotContain("  written ");
    }

    @Test
    void ansiblesRoleForDialersFindsTheFilesThatItCopies() throws IOException {
        run();
        String role = Files.readString(Path.of("../ansible/roles/dialer/tasks/main.yml"));
        List<String> copied = Pattern.compile("vici_dialer_files }}/([a-z.-]+)\"")
                .matcher(role)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(copied)
                .hasSize(3)
                .allSatisfy(
                        name -> assertThat(folder.resolve("out/pbx-1/" + name)).exists());
    }

    @Test
    void withoutApplyAsterisksFilesStay() throws IOException {
        Path etc = etc();
        Map<String, String> before = read(etc);
        assertThat(run("--etc", etc.toString())).isZero();
        assertThat(read(etc)).isEqualTo(before);
        assertThat(said)
                .contains("would be changed by --apply:", "- enabled=no", "+ enabled = yes", "+ password = ***")
                .contains("A reload suffices, no restart", "asterisk -rx \"module reload http\"")
                .doesNotContain("ari-secret-1", "aiapipass1");
    }

    @Test
    void appliedTwiceItChangesOnceAndKeepsWhatWas() throws IOException {
        Path etc = etc();
        assertThat(applyFiles(etc)).contains("is changed:");
        Map<String, String> once = read(etc);
        assertThat(once.get("http.conf")).contains("enabled = yes", "tlsenable=yes");
        assertThat(once.get("http.conf.before-vici-setup")).contains("enabled=no");
        assertThat(applyFiles(etc)).contains("is as it must be; nothing to reload.");
        assertThat(read(etc)).isEqualTo(once);
    }

    @Test
    void withADatabaseAccountWhatIsMissingOrWrongIsShown() throws IOException {
        VicidialDatabase vicidial = new VicidialDatabase();
        vicidial.run("INSERT INTO vicidial_campaigns (campaign_id, active) VALUES ('AIOUT', 'Y');");
        String database = "database: {port: " + vicidial.port() + ", name: " + vicidial.name()
                + ", user: reader, password: {env: DB_PASSWORD}}\n";
        assertThat(runOn(Sites.SMALL + database)).isZero();
        assertThat(said)
                .contains(
                        "missing  Users > 9101",
                        "missing  Admin > Remote Agents > 9001",
                        "wrong    Campaigns > AIOUT: Use Internal DNC List (use_internal_dnc) is 'N', wanted Y (or AREACODE):"
                                + " without it the do-not-call list blocks nothing");
        vicidial.run("SET @api_password='x';" + Files.readString(folder.resolve("out/vicidial.sql")));
        assertThat(runOn(Sites.SMALL + database)).isZero();
        assertThat(said).contains("all is as it must be");
    }

    @Test
    void aFolderThatIsNotAsterisksIsSaid() {
        assertThat(run("--etc", folder.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(said).contains("there is no such folder; name Asterisk's own, usually /etc/asterisk");
    }

    private String applyFiles(Path etc) {
        Site site = Sites.of(Sites.SMALL);
        StringWriter out = new StringWriter();
        new Setup(site, new PrintWriter(out, true)).merge(etc, java.util.Optional.empty(), true);
        return out.toString();
    }

    private Path etc() throws IOException {
        Path etc = Files.createDirectory(folder.resolve("etc"));
        Files.writeString(etc.resolve("http.conf"), "[general]\nenabled=no\ntlsenable=yes\n");
        Files.writeString(etc.resolve("extensions.conf"), "[general]\n[default]\n");
        return etc;
    }

    private static Map<String, String> read(Path etc) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.list(etc)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private int run(String... more) {
        return runOn(Sites.SMALL, more);
    }

    private int runOn(String yaml, String... more) {
        try {
            Path file = Files.writeString(folder.resolve("site.yaml"), yaml);
            StringWriter out = new StringWriter();
            String[] arguments = new String[more.length + 3];
            arguments[0] = file.toString();
            arguments[1] = "--out";
            arguments[2] = folder.resolve("out").toString();
            System.arraycopy(more, 0, arguments, 3, more.length);
            int code = new CommandLine(new SetupCommand(Map.of(
                            "API_PASSWORD", "aiapipass1",
                            "ARI_PASSWORD", "ari-secret-1",
                            "DB_PASSWORD", "read-only-1")))
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(out, true))
                    .setExecutionExceptionHandler((failure, command, _) -> {
                        command.getErr().println(failure.getMessage());
                        return 1;
                    })
                    .execute(arguments);
            said = out.toString();
            return code;
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
