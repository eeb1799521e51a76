package io.viciagents.dispatcher.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sites for tests. */
public final class Sites {
    /** One server, one campaign that dials, one in-group with a number. */
    public static final String SMALL = """
            web: https://dialer.example
            api: {password: {env: API_PASSWORD}}
            ari: {password: {env: ARI_PASSWORD}}
            servers: [{name: pbx-1, ip: 10.0.0.5}]
            campaigns: [{id: AIOUT, callerId: 8005550100, dialPrefix: 9}]
            inGroups: [{id: AI_INBOUND, dids: [8005550101]}]
            agents:
              - {profile: offer, extension: 7009101, firstUser: 9101, lines: 3, campaign: AIOUT}
              - {profile: appointment-line, extension: 7009001, firstUser: 9001, lines: 2, campaign: AIOUT, inGroups: [AI_INBOUND]}
            humans: {inGroup: HUMANS, did: 8005550199}
            """;

    private static final Map<String, String> SECRETS =
            Map.of("API_PASSWORD", "aiapipass1", "ARI_PASSWORD", "ari-secret-1");

    private Sites() {}

    /** A site that is accepted. */
    public static Site of(String yaml) {
        Configuration<Site> read = read(yaml, SECRETS);
        assertThat(read).isInstanceOf(Configuration.Loaded.class);
        return ((Configuration.Loaded<Site>) read).value();
    }

    static List<String> problems(String yaml, Map<String, String> environment) {
        Configuration<Site> read = read(yaml, environment);
        assertThat(read).isInstanceOf(Configuration.Refused.class);
        return ((Configuration.Refused<Site>) read).problems();
    }

    private static Configuration<Site> read(String yaml, Map<String, String> environment) {
        try {
            Path file = Files.createTempFile("site", ".yaml");
            Files.writeString(file, yaml);
            Configuration<Site> read = Configuration.load(file, Site.class, "VICI_SETUP", environment);
            Files.delete(file);
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
