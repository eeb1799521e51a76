package io.viciagents.systemtests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --json} that every measuring command has. */
final class JsonFile {
    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures here as well")
    private Optional<Path> file = Optional.empty();

    /** Writes them as one object with a list {@code results}, if it was asked for. */
    void write(List<?> results) throws IOException {
        write(Map.of("results", results));
    }

    /** Writes a record that has such a list. */
    void write(Object figures) throws IOException {
        if (file.isPresent()) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(file.get().toFile(), figures);
        }
    }
}
