package io.viciagents.node.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The folder of one call under the configured one: {@code 2026-03-02/143005-asterisk_channel-profile}, found by date, call
 * and profile, and made of characters that no file system or shell minds.
 */
final class CallFolder {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final int LONGEST_NAME = 150;

    private CallFolder() {}

    /** Makes it; a second part of the same call in the same second gets a folder of its own. */
    static Path create(Path root, LocalDateTime when, String call, String profile) throws IOException {
        Path day = Files.createDirectories(root.resolve(DAY.format(when)));
        String name = TIME.format(when) + "-" + safe(call) + "-" + safe(profile);
        String shortened = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        Path folder = day.resolve(shortened);
        for (int part = 2; Files.exists(folder); part++) {
            folder = day.resolve(shortened + "-" + part);
        }
        return Files.createDirectory(folder);
    }

    private static String safe(String text) {
        return text.replaceAll("[^0-9A-Za-z.-]+", "_").replaceAll("\\.{2,}", "_");
    }
}
