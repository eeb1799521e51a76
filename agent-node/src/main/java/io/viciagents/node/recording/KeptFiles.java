package io.viciagents.node.recording;

import io.viciagents.cluster.CallRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node keeps of calls, to be found and deleted. Blocks. */
public final class KeptFiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

    private final Path root;
    private final Optional<Shelf> shelf;

    /** Those under the folder that recordings are kept in. */
    public KeptFiles(Path root) {
        this(root, Optional.empty());
    }

    /** Those, and what was brought to the storage. */
    public KeptFiles(Path root, Optional<Shelf> shelf) {
        this.root = root;
        this.shelf = shelf;
    }

    /**
     * Deletes the folders of these calls, and what the storage has of them.
     *
     * @return how many there were
     * @throws UncheckedIOException when one cannot be deleted: it is to be tried again
     */
    public int erase(List<CallRef> calls) {
        eraseShelved(calls);
        if (!Files.isDirectory(root)) {
            return 0;
        }
        try (Stream<Path> folders = Files.walk(root, 2)) {
            List<Path> found = folders.filter(folder -> calls.stream()
                            .anyMatch(call -> CallFolder.isOf(call.toString(), String.valueOf(folder.getFileName()))))
                    .toList();
            for (Path folder : found) {
                delete(folder);
                LOG.atInfo().addKeyValue("folder", folder).log("erased");
            }
            return found.size();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void eraseShelved(List<CallRef> calls) {
        if (shelf.isPresent()) {
            try {
                for (CallRef call : calls) {
                    shelf.get().erase(call.toString());
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
