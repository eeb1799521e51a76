package io.viciagents.service.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.configuration.Configuration.Loaded;
import io.viciagents.service.configuration.Configuration.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/bin", "OTHER", "x"));

    @Test
    void anEmptyFileGivesTheDefaults() {
        Sample sample = loaded("");
        assertThat(sample.http()).isEqualTo(new Sample.Http("127.0.0.1", 8081, Duration.ofSeconds(2)));
        assertThat(sample.hosts()).containsExactly("a", "b");
        assertThat(sample.dialers()).isEmpty();
        assertThat(sample.voices()).isEmpty();
        assertThat(sample.speech()).isEqualTo(new Sample.Speech.Scripted());
        assertThat(sample.extra()).isEmpty();
        assertThat(sample.level()).isEqualTo(Sample.Level.LOW);
        assertThat(sample.big()).isEqualTo(9_000_000_000L);
        assertThat(sample.folder()).isEqualTo(folder.resolve("recordings"));
        assertThat(sample.address()).isEqualTo(URI.create("http://127.0.0.1/"));
    }

    @Test
    void withoutAFileTheDefaultsAndTheEnvironmentCount() {
        Configuration<Sample> result =
                Configuration.withoutFile(Sample.class, "SAMPLE", Map.of("SAMPLE_HTTP_PORT", "1"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Loaded.class,
                        loaded -> assertThat(((Sample) loaded.value()).http().port())
                                .isEqualTo(1));
    }

    @Test
    void aRecordsDefaultsLieUnderWhatTheFileGives() {
        assertThat(loaded("http: {host: 0.0.0.0}").http())
                .isEqualTo(new Sample.Http("0.0.0.0", 8081, Duration.ofSeconds(2)));
    }

    @Test
    void aKeyWithoutValueCountsAsNotGiven() {
        Sample sample = loaded("http:\nlevel: ~\nhosts:\nextra:\n");
        assertThat(sample.http().port()).isEqualTo(8081);
        assertThat(sample.level()).isEqualTo(Sample.Level.LOW);
        assertThat(sample.hosts()).containsExactly("a", "b");
        assertThat(sample.extra()).isEmpty();
    }

    @Test
    void everyKindOfValueIsRead() throws IOException {
        Files.writeString(folder.resolve("password"), "hunter2\n");
        environment.put("KEY", "k");
        Sample sample = loaded("""
                dialers:
                  - name: dialer-1
                    password: {file: password}
                    http: {readTimeout: PT1.5S}
                  - {name: "two", password: {env: KEY}}
                voices: {main: {file: a.raw}, other voice: {file: b.raw, speed: 1.25}}
                labels: {on: off, n: 0800}
                speech: {type: azure-speech, region: west, key: {env: KEY}}
                extra: {port: 5}
                extraWait: 250 ms
                level: very-high
                threshold: 1e-3
                record: true
                folder: /var/lib/x
                fallbackExtension: 0800
                """);
        assertThat(sample.dialers().getFirst().password().reveal()).isEqualTo("hunter2");
        assertThat(sample.dialers().getFirst().http().readTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(sample.dialers().getLast().password()).isEqualTo(Secret.of("k"));
        assertThat(sample.voices())
                .containsExactly(
                        Map.entry("main", new Sample.Voice("a.raw", 1)),
                        Map.entry("other voice", new Sample.Voice("b.raw", 1.25)));
        assertThat(sample.labels()).containsEntry("on", "off").containsEntry("n", "0800");
        assertThat(sample.speech()).isEqualTo(new Sample.Speech.AzureSpeech("west", Optional.of(Secret.of("k"))));
        assertThat(sample.extra().orElseThrow().port()).isEqualTo(5);
        assertThat(sample.extraWait()).contains(Duration.ofMillis(250));
        assertThat(sample.level()).isEqualTo(Sample.Level.VERY_HIGH);
        assertThat(sample.threshold()).isEqualTo(0.001);
        assertThat(sample.record()).isTrue();
        assertThat(sample.folder()).isEqualTo(Path.of("/var/lib/x"));
        assertThat(sample.fallbackExtension()).isEqualTo("0800");
    }

    @Test
    void theEnvironmentOverridesAnyKey() {
        environment.putAll(Map.of(
                "SAMPLE_HTTP_PORT", "7",
                "SAMPLE_HTTP_READ_TIMEOUT", "3s",
                "SAMPLE_FALLBACK_EXTENSION", "0900",
                "SAMPLE_DIALERS_0_PASSWORD", "p0",
                "SAMPLE_DIALERS_1_NAME", "second",
                "SAMPLE_DIALERS_1_PASSWORD", "p1",
                "SAMPLE_HOSTS", "[x, y, z]",
                "SAMPLE_VOICES_MAIN_SPEED", "2",
                "SAMPLE_SPEECH_TYPE", "flite",
                "SAMPLE_SPEECH_VOICE", "kal"));
        Sample sample = loaded("dialers: [{name: first}]\nvoices: {main: {file: a}}\nhttp: {port: 1}");
        assertThat(sample.http().port()).isEqualTo(7);
        assertThat(sample.http().readTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(sample.fallbackExtension()).isEqualTo("0900");
        assertThat(sample.dialers())
                .extracting(Sample.Dialer::name, dialer -> dialer.password().reveal())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("first", "p0"),
                        org.assertj.core.groups.Tuple.tuple("second", "p1"));
        assertThat(sample.hosts()).containsExactly("x", "y", "z");
        assertThat(sample.voices().values()).containsExactly(new Sample.Voice("a", 2));
        assertThat(sample.speech()).isEqualTo(new Sample.Speech.Local.Flite("kal"));
    }

    @Test
    void anOptionalRecordIsThereWhenOnlyTheEnvironmentNamesAKeyOfIt() {
        environment.put("SAMPLE_EXTRA_WAIT", "1m");
        assertThat(loaded("").extra()).isEmpty();
        assertThat(loaded("").extraWait()).contains(Duration.ofMinutes(1));
        environment.put("SAMPLE_EXTRA_HOST", "h");
        assertThat(loaded("").extra()).contains(new Sample.Http("h", 8080, Duration.ofSeconds(2)));
    }

    @Test
    void aChoiceMayBeNamedWithoutKeys() {
        assertThat(loaded("speech: flite").speech()).isEqualTo(new Sample.Speech.Local.Flite("slt"));
    }

    @Test
    void variablesThatKubernetesSetsAreNotOurs() {
        environment.putAll(Map.of(
                "SAMPLE_SERVICE_HOST", "10.0.0.1",
                "SAMPLE_PORT", "tcp://10.0.0.1:80",
                "SAMPLE_PORT_80_TCP_ADDR", "10.0.0.1",
                "SAMPLE_HTTP_PORT", "tcp://10.0.0.1:80",
                "SAMPLE_CONFIG", "/etc/x.yaml"));
        assertThat(loaded("").http().port()).isEqualTo(8081);
    }

    @Test
    void whatWasPrintedGivesTheSameAgain() throws IOException {
        Sample sample = loaded("""
                hosts: ["", "- a", "x: y", "it's", 'say "hi"', "ü\\u2028\\t\\x01", "no", "1:30", "a#b", "a #b"]
                voices: {"odd: key": {file: x}, "": {file: "y "}}
                labels: {n: "null"}
                speech: flite
                extraWait: 90s
                """);
        String printed = Configuration.print(sample);
        assertThat(loaded(printed)).isEqualTo(sample);
        assertThat(printed)
                .contains("# Where operators look. (default {port: 8081})\nhttp:\n")
                .contains("  # Another one uses it. (default 8080)\n  port: 8081\n")
                .contains("# extra: (not given)\n")
                .contains("extraWait: 90s\n");
    }

    @Test
    void secretsAreNeverPrinted() {
        environment.put("SAMPLE_DIALERS_0_PASSWORD", "hunter2");
        Sample sample = loaded("dialers: [{name: first}]\naddress: http://user:hunter2@host/");
        assertThat(Configuration.print(sample) + sample.dialers())
                .doesNotContain("hunter2")
                .contains("***");
        assertThat(sample.dialers().getFirst().password().matches("hunter2")).isTrue();
        assertThat(sample.dialers().getFirst().password().matches("hunter3")).isFalse();
    }

    private Sample loaded(String yaml) {
        return switch (load(yaml)) {
            case Loaded<Sample>(Sample value) -> value;
            case Refused<Sample>(List<String> problems) -> throw new AssertionError(problems);
        };
    }

    private Configuration<Sample> load(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("sample.yaml"), yaml);
            return Configuration.load(file, Sample.class, "SAMPLE", environment);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
