package io.viciagents.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.configuration.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialerConfigurationTest {
    private static final Map<String, String> SECRETS = Map.of("ARI_PASSWORD", "x", "DIALER_PASSWORD", "secret1");

    @TempDir
    private Path folder;

    private Configuration<DispatcherConfiguration> load(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("dispatcher.yaml"), yaml);
        return Configuration.load(file, DispatcherConfiguration.class, "DISPATCHER", SECRETS);
    }

    private static String example() throws Exception {
        return Files.readString(Path.of("../examples/dispatcher.yaml"));
    }

    @Test
    void theExampleIsRightAndShowsNoSecret() throws Exception {
        Configuration<DispatcherConfiguration> loaded = load(example());
        assertThat(loaded)
                .isInstanceOfSatisfying(
                        Configuration.Loaded.class,
                        right -> assertThat(Configuration.print((DispatcherConfiguration) right.value()))
                                .contains("America/New_York", "until: \"20:00\"")
                                .doesNotContain("secret1"));
    }

    @Test
    void whatDoesNotGoTogetherIsSaidAllAtOnce() throws Exception {
        String wrong = example()
                .replace("dialer: main", "dialer: other")
                .replace("\n    remoteAgent: {user: \"9101\", campaign: AIOUT, lines: 10}", "");
        assertThat(load(wrong))
                .isInstanceOfSatisfying(
                        Configuration.Refused.class,
                        refused -> assertThat(refused.problems().toString())
                                .contains(
                                        "dialers[0].name: no Asterisk belongs to dialer 'main'",
                                        "asterisks[0].dialer: there is no dialer 'other'",
                                        "routes.7009101.remoteAgent: it is missing"));
    }

    @Test
    void whatCouldNeverWorkIsRefusedWhereItStands() throws Exception {
        String wrong = example()
                .replace("zone: America/New_York", "zone: Atlantis")
                .replace("web: https://dialer.example", "web: dialer.example");
        assertThat(load(wrong))
                .isInstanceOfSatisfying(
                        Configuration.Refused.class,
                        refused -> assertThat(refused.problems().toString())
                                .contains("dialers[0].zone", "there is no such time zone"));
    }

    @Test
    void withSeveralDialersEachEntrySaysWhereItIs() throws Exception {
        String west = """
                  - name: pbx-2
                    url: http://10.0.0.6:8088
                    password: {env: ARI_PASSWORD}
                    dialer: west
                dialers:
                  - name: west
                    web: https://west.example
                    user: aiapi
                    password: {env: DIALER_PASSWORD}
                    zone: America/Denver
                    guaranteedSlots: 70
                """;
        String wrong = example()
                .replace("dialers:\n", west)
                .replace("zone: America/New_York", "zone: America/New_York\n    guaranteedSlots: 40")
                .replace("lines: 10}", "lines: 10, servers: {pbx-3: {user: \"9301\"}}}")
                .replace(
                        "inGroup: AI_INBOUND, lines: 10, servers: {pbx-3: {user: \"9301\"}}",
                        "inGroup: AI_INBOUND, lines: 10");
        assertThat(load(wrong))
                .isInstanceOfSatisfying(
                        Configuration.Refused.class,
                        refused -> assertThat(refused.problems().toString())
                                .contains(
                                        "dialers: their guaranteedSlots are 110 per cent together; make them 100 or less",
                                        "routes.7009001.remoteAgent.servers: there are lines, and several dialers; say here"
                                                + " which entry is on which Asterisk",
                                        "routes.7009101.remoteAgent.servers.pbx-3: there is no such Asterisk; name one of"
                                                + " [pbx-1, pbx-2]"));
    }

    @Test
    void moreLinesThanVicidialHoldsAreRefused() throws Exception {
        assertThat(load(example().replace("AI_INBOUND, lines: 10", "AI_INBOUND, lines: 300")))
                .isInstanceOfSatisfying(
                        Configuration.Refused.class,
                        refused -> assertThat(refused.problems().toString())
                                .contains("lines from 1 to 255 wanted, got 300"));
    }
}
