package io.viciagents.node.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder, as a rule one that all nodes share. A file that is being written has another name until it is whole. */
final class FolderStorage implements Storage {
    private static final String UNFINISHED = ".unfinished";

    private final Path root;

    FolderStorage(Path root) {
        this.root = root;
    }

    @Override
    public void put(String name, Path file) throws IOException {
        Path kept = root.resolve(name);
        Path folder = kept.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path unfinished = kept.resolveSibling(kept.getFileName() + "-" + UUID.randomUUID() + UNFINISHED);
        Files.copy(file, unfinished);
        Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<String> list(String beginning) throws IOException {
        Path folder = root.resolve(beginning.substring(0, beginning.lastIndexOf('/') + 1));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith(beginning) && !name.endsWith(UNFINISHED))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void get(String name, Path file) throws IOException {
        Files.copy(root.resolve(name), file);
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = root.resolve(name);
        Files.deleteIfExists(file);
        Path folder = file.getParent();
        if (folder != null && !folder.equals(root) && Files.isDirectory(folder) && isEmpty(folder)) {
            Files.deleteIfExists(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Override
    public String address(String name) {
        return root.resolve(name).toAbsolutePath().toString();
    }
}
