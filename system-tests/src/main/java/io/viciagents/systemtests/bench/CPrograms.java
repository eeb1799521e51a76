package io.viciagents.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compiles the generator and the bare echo, which are in C so that they cost less than what they measure. */
final class CPrograms {
    private final Path sources;
    private final Path binaries;

    CPrograms(Path sources, Path binaries) {
        this.sources = sources;
        this.binaries = binaries;
    }

    /** The executable made of {@code name}.c. */
    Path compiled(String name) throws IOException, InterruptedException {
        Files.createDirectories(binaries);
        Path binary = binaries.resolve(name);
        List<String> command = List.of(
                "gcc",
                "-O2",
                "-Wall",
                "-o",
                binary.toString(),
                sources.resolve(name + ".c").toString(),
                "-lm");
        int exit;
        try {
            exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IOException("the C compiler is missing: apt-get install gcc libc6-dev", e);
        }
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exit);
        }
        return binary;
    }
}
