package io.viciagents.dispatcher.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.DispatcherConfiguration;
import io.viciagents.dispatcher.call.RemoteAgent;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.service.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What vici-setup writes for a dispatcher is what a dispatcher accepts. */
class DispatcherTextTest {
    private static final Map<String, String> SECRETS =
            Map.of("ARI_PASSWORD", "ari-secret-1", "VICIDIAL_PASSWORD", "aiapipass1");

    @TempDir
    Path folder;

    @Test
    void oneServerWithItsDialerAndAnEntryForEachExtension() throws IOException {
        DispatcherConfiguration read = accepted(Sites.SMALL + "timeZone: America/Denver\n");
        assertThat(read.asterisks().getFirst().dialer()).contains("main");
        assertThat(read.dialers().getFirst().zone()).isEqualTo(ZoneId.of("America/Denver"));
        assertThat(read.dialers().getFirst().user()).isEqualTo("aiagents");
        assertThat(entry(read, "7009001"))
                .isEqualTo(new RemoteAgent("9001", "AIOUT", Optional.of("AI_INBOUND"), Optional.of(2), Map.of()));
        assertThat(entry(read, "7009101"))
                .isEqualTo(new RemoteAgent("9101", "AIOUT", Optional.empty(), Optional.of(3), Map.of()));
    }

    @Test
    void severalServersWithAnEntryOfTheSameExtensionOnEach() throws IOException {
        DispatcherConfiguration read = accepted("""
                dialer: east
                web: https://dialer.example
                api: {password: {env: API_PASSWORD}}
                ari: {password: {env: ARI_PASSWORD}}
                servers: [{name: pbx-1, ip: 10.0.0.5}, {name: pbx-2, ip: 10.0.0.6}]
                campaigns: [{id: AIOUT}]
                inGroups: [{id: AI_INBOUND}]
                agents:
                  - {profile: line, extension: 7009001, firstUser: 9001, lines: 20, campaign: AIOUT, inGroups: [AI_INBOUND], server: pbx-1}
                  - {profile: line, extension: 7009001, firstUser: 9101, lines: 10, campaign: AIOUT, inGroups: [AI_INBOUND], server: pbx-2}
                  - {profile: offer, extension: 7009201, firstUser: 9201, lines: 5, campaign: AIOUT, server: pbx-2}
                humans: {inGroup: HUMANS, did: 8005550199}
                """);
        assertThat(read.asterisks())
                .hasSize(2)
                .allSatisfy(asterisk -> assertThat(asterisk.dialer()).contains("east"));
        RemoteAgent line = entry(read, "7009001");
        assertThat(line.on("pbx-1")).isEqualTo(new RemoteAgent.OnServer("9001", Optional.of(20)));
        assertThat(line.on("pbx-2")).isEqualTo(new RemoteAgent.OnServer("9101", Optional.of(10)));
        assertThat(entry(read, "7009201").servers()).containsOnlyKeys("pbx-2");
    }

    private static RemoteAgent entry(DispatcherConfiguration read, String extension) {
        Route route = Objects.requireNonNull(read.routes().get(extension));
        return route.remoteAgent().orElseThrow();
    }

    private DispatcherConfiguration accepted(String yaml) throws IOException {
        Site site = Sites.of(yaml);
        Map<String, AsteriskFiles> servers = new LinkedHashMap<>();
        site.servers().forEach(server -> servers.put(server.name(), new AsteriskFiles(site, server, Map.of())));
        Path file = Files.writeString(folder.resolve("dispatcher.yaml"), DispatcherText.of(site, servers));
        return switch (Configuration.load(file, DispatcherConfiguration.class, "DISPATCHER", SECRETS)) {
            case Configuration.Loaded<DispatcherConfiguration>(DispatcherConfiguration value) -> value;
            case Configuration.Refused<DispatcherConfiguration> refused ->
                throw new AssertionError(refused.problems() + "\n" + Files.readString(file));
        };
    }
}
