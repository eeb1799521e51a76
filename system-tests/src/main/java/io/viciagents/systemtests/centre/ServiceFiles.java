package io.viciagents.systemtests.centre;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the services' configuration files; the one place here that knows their keys. JSON is YAML, too. */
final class ServiceFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path folder;
    private final List<MemberPorts> dispatchers;

    ServiceFiles(Path folder, List<MemberPorts> dispatchers) {
        this.folder = folder;
        this.dispatchers = List.copyOf(dispatchers);
    }

    /** A dispatcher of these Asterisk servers, which are called asterisk-1, asterisk-2 and so on. */
    void writeDispatcher(
            String name,
            MemberPorts ports,
            List<LocalAsterisk> asterisks,
            Function<LocalAsterisk, URI> ariUrl,
            BackOffice backOffice) {
        List<Map<String, Object>> servers = new ArrayList<>();
        for (LocalAsterisk asterisk : asterisks) {
            String called = CallCentre.asteriskName(servers.size());
            write(called + ".password", asterisk.ariPassword());
            Map<String, Object> server = new LinkedHashMap<>(Map.of(
                    "name", called,
                    "url", ariUrl.apply(asterisk).resolve("/").toString(),
                    "user", asterisk.ariUser(),
                    "password", file(called + ".password")));
            backOffice.dialer().ifPresent(dialer -> server.put("dialer", DialerAt.NAME));
            servers.add(server);
        }
        Map<String, Object> configuration = common(ports);
        configuration.put("name", name);
        configuration.put("asterisks", servers);
        Map<String, Object> lines = backOffice
                .dialer()
                .flatMap(DialerAt::lines)
                .<Map<String, Object>>map(most -> Map.of("lines", most))
                .orElse(Map.of());
        configuration.put(
                "routes",
                Map.of(
                        AsteriskOptions.APPOINTMENT_EXTENSION, route("appointment-line", "ulaw", "9001", lines),
                        AsteriskOptions.ALAW_EXTENSION, route("appointment-line", "alaw", "9002", Map.of()),
                        AsteriskOptions.G722_EXTENSION, route("appointment-line", "g722", "9003", Map.of()),
                        AsteriskOptions.OFFER_EXTENSION, route("offer", "ulaw", "9101", lines)));
        backOffice.dialer().ifPresent(dialer -> configuration.put("dialers", List.of(dialer(dialer))));
        backOffice.database().ifPresent(url -> configuration.put("database", database(url)));
        write(name + ".yaml", json(configuration));
    }

    /** Where the recordings of all nodes come together. */
    Path storage() {
        return folder.resolve("storage");
    }

    /** One agent node. */
    void writeNode(String name, MemberPorts ports, NodePlan plan) {
        Map<String, Object> configuration = common(ports);
        configuration.put("name", name);
        configuration.put("slots", plan.slots());
        configuration.put("profiles", plan.profiles().toString());
        configuration.put(
                "recordings", folder.resolve("recordings").resolve(name).toString());
        configuration.put("providers", plan.providers());
        configuration.put("storage", Map.of("type", "folder", "path", storage().toString()));
        configuration.put("media", Map.of("ports", Map.of("type", "shared", "first", 0)));
        write(name + ".yaml", json(configuration));
    }

    private Map<String, Object> common(MemberPorts ports) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put(
                "cluster",
                Map.of(
                        "name", "test-" + dispatchers.getFirst().hazelcast(),
                        "port", ports.hazelcast(),
                        "eventBusPort", ports.eventBus(),
                        "dispatchers", dispatchers.size(),
                        "members",
                                dispatchers.stream()
                                        .map(dispatcher -> "127.0.0.1:" + dispatcher.hazelcast())
                                        .toList()));
        write("http.token", "test-" + dispatchers.getFirst().hazelcast());
        configuration.put(
                "http",
                Map.of(
                        "port", ports.http(),
                        "token", file("http.token")));
        configuration.put("log", Map.of("format", "json"));
        return configuration;
    }

    private Map<String, Object> dialer(DialerAt dialer) {
        write("dialer.password", dialer.password());
        return Map.of(
                "name", DialerAt.NAME,
                "web", dialer.web().toString(),
                "user", dialer.user(),
                "password", file("dialer.password"),
                "zone", dialer.zone().getId(),
                "readBack", dialer.readBack().toMillis() + "ms",
                "newLeads", Map.of("list", dialer.list()));
    }

    /** The one user of an embedded PostgreSQL. */
    private Map<String, Object> database(String url) {
        write("database.user", "postgres");
        return Map.of("url", url, "user", file("database.user"), "password", file("database.user"));
    }

    private Map<String, Object> file(String name) {
        return Map.of("file", folder.resolve(name).toString());
    }

    private static Map<String, Object> route(String profile, String format, String user, Map<String, Object> lines) {
        Map<String, Object> entry = new LinkedHashMap<>(lines);
        entry.putAll(Map.of("user", user, "campaign", DialerAt.CAMPAIGN, "inGroup", DialerAt.IN_GROUP));
        return Map.of(
                "profile",
                profile,
                "format",
                format,
                "fallback",
                Map.of("type", "in-group", "name", AsteriskOptions.HUMANS),
                "remoteAgent",
                entry);
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration of strings and numbers is always JSON", e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + folder.resolve(name), e);
        }
    }
}
