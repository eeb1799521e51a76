package io.viciagents.systemtests.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the configuration of one instance from the files beside this class, in which {@code @word@} stands for a value.
 */
final class AsteriskConfiguration {
    private static final List<String> FILES = List.of(
            "asterisk.conf",
            "modules.conf",
            "logger.conf",
            "http.conf",
            "ari.conf",
            "manager.conf",
            "rtp.conf",
            "pjsip.conf",
            "extensions.conf",
            "indications.conf",
            "cdr.conf",
            "cel.conf",
            "stasis.conf");
    /** Files that modules complain about when they are missing. */
    private static final List<String> EMPTY = List.of(
            "features",
            "udptl",
            "ccss",
            "sorcery",
            "pjproject",
            "geolocation",
            "statsd",
            "dnsmgr",
            "extconfig",
            "websocket_client",
            "chan_websocket",
            "musiconhold",
            "acl",
            "codecs");

    private static final List<String> FOLDERS = List.of(
            "etc",
            "log",
            "lib",
            "keys",
            "spool/recording",
            "spool/monitor",
            "spool/outgoing",
            "spool/tmp",
            "spool/voicemail");

    private final Path folder;
    private final Path modules;
    private final Map<String, String> values;

    /**
     * @param folder of the instance
     * @param modules where they lie on this machine: those that are not there are not loaded
     * @param values for the words
     */
    AsteriskConfiguration(Path folder, Path modules, Map<String, String> values) {
        this.folder = folder;
        this.modules = modules;
        this.values = values;
    }

    /** Writes all files anew. */
    void write(String dialplan) {
        try {
            for (String name : FOLDERS) {
                Files.createDirectories(folder.resolve(name));
            }
            for (String name : EMPTY) {
                Files.writeString(etc(name + ".conf"), "");
            }
            for (String name : FILES) {
                Files.writeString(etc(name), filled(name));
            }
            Files.writeString(etc("modules.conf"), onlyModulesThatAreThere(filled("modules.conf")));
            Files.writeString(etc("ai-agent.conf"), dialplan);
        } catch (IOException e) {
            throw new UncheckedIOException("Asterisk's configuration could not be written to " + folder, e);
        }
    }

    private Path etc(String name) {
        return folder.resolve("etc").resolve(name);
    }

    private String filled(String name) throws IOException {
        try (InputStream file = AsteriskConfiguration.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing beside " + AsteriskConfiguration.class);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return text;
        }
    }

    private String onlyModulesThatAreThere(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("load = ") || Files.exists(modules.resolve(line.substring(7))))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
