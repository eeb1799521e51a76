package io.viciagents.node.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one call under the configured one: {@code 2026-03-02/143005-asterisk_channel-profile}, found by date, call
 * and profile, and made of characters that no file system or shell minds. Confined to the writer's thread, once made, but for
 * {@link #asked}.
 */
final class CallFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CallFolder.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final int LONGEST_NAME = 150;

    /** The call's sound. */
    static final String SOUND = "call.wav";

    /** What was said and done. */
    static final String TRANSCRIPT = "transcript.jsonl";

    private final Path root;
    private final LocalDateTime when;
    private final String name;
    private final Map<String, Path> asked = new ConcurrentHashMap<>();
    private Optional<Path> made = Optional.empty();

    CallFolder(Path root, LocalDateTime when, String call, String profile) {
        this.root = root;
        this.when = when;
        this.name = TIME.format(when) + "-" + safe(call) + "-" + safe(profile);
    }

    /** A file in it. The folder is made when its first file is asked for. */
    Path file(String file) throws IOException {
        if (made.isEmpty()) {
            made = Optional.of(make());
            LOG.atInfo().addKeyValue("folder", made.get()).log("a call is being recorded");
        }
        return asked.computeIfAbsent(file, made.get()::resolve);
    }

    /** The folder itself, if it is there. */
    Optional<Path> made() {
        return made;
    }

    /** Where a file is that was asked for by now. Any thread. */
    Optional<Path> asked(String file) {
        return Optional.ofNullable(asked.get(file)).map(Path::toAbsolutePath);
    }

    /** Whether a folder of this name is a call's. */
    static boolean isOf(String call, String name) {
        return name.matches("\\d{6}-" + Pattern.quote(safe(call)) + "-.*");
    }

    /** A second part of the same call in the same second gets a folder of its own. */
    private Path make() throws IOException {
        Path day = Files.createDirectories(root.resolve(DAY.format(when)));
        String shortened = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        Path folder = day.resolve(shortened);
        for (int part = 2; Files.exists(folder); part++) {
            folder = day.resolve(shortened + "-" + part);
        }
        return Files.createDirectory(folder);
    }

    static String safe(String text) {
        return text.replaceAll("(?:[^0-9A-Za-z.-]|\\.{2,})+", "_");
    }
}
