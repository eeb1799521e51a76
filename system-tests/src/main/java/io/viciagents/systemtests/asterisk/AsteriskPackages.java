package io.viciagents.systemtests.asterisk;

import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asterisk's packages as {@code scripts/fetch-asterisk} unpacked them: shared, only read.
 *
 * @param version which Asterisk
 * @param root the folder that stands for {@code /}
 */
record AsteriskPackages(AsteriskVersion version, Path root) {
    /** Finds them, after unpacking them if need be (half a minute, once). */
    static AsteriskPackages of(AsteriskVersion version) {
        Path root = Project.root().resolve(".work/asterisk").resolve(version.number());
        if (!Files.isExecutable(root.resolve("usr/sbin/asterisk"))) {
            Project.script("fetch-asterisk", version.number());
        }
        try {
            return new AsteriskPackages(version, root.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(root + " cannot be read", e);
        }
    }

    /** Where the modules are, below the root. */
    Path modules() {
        return Stream.of("usr/lib/x86_64-linux-gnu/asterisk/modules", "usr/lib/aarch64-linux-gnu/asterisk/modules")
                .map(Path::of)
                .filter(folder -> Files.isDirectory(root.resolve(folder)))
                .findFirst()
                .orElse(Path.of("usr/lib/asterisk/modules"));
    }

    /** The command that runs the unpacked Asterisk through the unpacked loader, whatever libraries this machine has. */
    List<String> command() {
        return List.of(
                loader().toString(),
                "--library-path",
                String.join(":", libraries()),
                root.resolve("usr/sbin/asterisk").toString());
    }

    private Path loader() {
        return glob(root.resolve("usr/lib"), "ld-linux-*.so.*")
                .or(() -> libraryFolders()
                        .flatMap(folder -> glob(folder, "ld-linux-*.so.*").or(() -> glob(folder, "ld-2.*.so")).stream())
                        .findFirst())
                .orElseThrow(() ->
                        new IllegalStateException("no loader (ld-linux) in " + root + ": remove it and run again"));
    }

    private List<String> libraries() {
        List<String> all = new ArrayList<>();
        libraryFolders().forEach(folder -> {
            all.add(folder.toString());
            for (String below : List.of("blas", "lapack", "pulseaudio")) {
                if (Files.isDirectory(folder.resolve(below))) {
                    all.add(folder.resolve(below).toString());
                }
            }
        });
        all.add(root.resolve("usr/lib").toString());
        return all;
    }

    private Stream<Path> libraryFolders() {
        return Stream.of(
                        "usr/lib/x86_64-linux-gnu",
                        "lib/x86_64-linux-gnu",
                        "usr/lib/aarch64-linux-gnu",
                        "lib/aarch64-linux-gnu")
                .map(root::resolve)
                .filter(Files::isDirectory);
    }

    private static Optional<Path> glob(Path folder, String pattern) {
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            for (Path path : found) {
                if (Files.isExecutable(path)) {
                    return Optional.of(path);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }
}
