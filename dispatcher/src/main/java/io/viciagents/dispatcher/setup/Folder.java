package io.viciagents.dispatcher.setup;

import io.viciagents.service.life.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Files of text in a folder. What is new there only its owner may read, for passwords stand in some. */
final class Folder {
    private static final String KEPT = ".before-vici-setup";

    private final Path path;

    Folder(Path path) {
        this.path = path;
    }

    /** Those that are there. */
    Map<String, String> read(Set<String> names) {
        if (!Files.isDirectory(path)) {
            throw new CannotStart(path + ": there is no such folder; name Asterisk's own, usually /etc/asterisk");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            Path file = path.resolve(name);
            if (Files.isRegularFile(file)) {
                texts.put(name, text(file));
            }
        }
        return texts;
    }

    /** Writes one unless it is so already; answers whether it wrote. */
    boolean write(String name, String text) {
        Path file = path.resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                if (Files.readString(file).equals(text)) {
                    return false;
                }
                // In place, so that owner and mode stay as the administrator has them.
                Files.writeString(file, text);
                return true;
            }
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
            return true;
        } catch (IOException refused) {
            throw new CannotStart(
                    file + ": it cannot be written (" + refused.getMessage() + "); run it as root, or"
                            + " name another folder",
                    refused);
        }
    }

    /** Keeps a copy of how a file was before it was changed for the first time. */
    void keep(String name) {
        Path file = path.resolve(name);
        Path copy = path.resolve(name + KEPT);
        try {
            if (Files.isRegularFile(file) && !Files.exists(copy)) {
                Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException refused) {
            throw new CannotStart(
                    copy + ": it cannot be written (" + refused.getMessage() + "); run it as root", refused);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException refused) {
            throw new CannotStart(file + ": it cannot be read (" + refused.getMessage() + "); run it as root", refused);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
