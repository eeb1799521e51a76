package io.viciagents.node.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Keeps files under names with slashes, made of letters, digits, dots, hyphens and underscores. What is put in the place of
 * another takes it at once and whole. Blocks; any thread. Exceptions say in a sentence what was wanted and what came back.
 */
public interface Storage {
    /** Keeps a file. */
    void put(String name, Path file) throws IOException;

    /** The names that begin so. */
    List<String> list(String beginning) throws IOException;

    /** Reads what is kept under a name into a new file. */
    void get(String name, Path file) throws IOException;

    /** Forgets a name, if it is there. */
    void delete(String name) throws IOException;

    /** Where people find a name. */
    String address(String name);

    /** The one that is configured. */
    static Storage of(StorageSettings settings) {
        return switch (settings) {
            case StorageSettings.Folder(Path path) -> new FolderStorage(path);
            case StorageSettings.S3 s3 -> new S3Storage(s3, Clock.systemUTC());
        };
    }
}
