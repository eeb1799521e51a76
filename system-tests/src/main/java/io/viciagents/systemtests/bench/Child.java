package io.viciagents.systemtests.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is measured, or that measures: told things and asked things line by line. Ends with this JVM. */
final class Child implements AutoCloseable {
    /** Of the kernel's accounting, on every Linux of today. */
    private static final double TICKS_A_SECOND = 100;

    private final String name;
    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;
    private final Thread lastWill;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader();
        this.input = process.outputWriter();
        this.lastWill = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastWill);
    }

    static Child start(String name, List<String> command) {
        try {
            return new Child(
                    name,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** The words of the next line, which must begin with {@code word}; without that first word. What a JVM logs is no answer. */
    List<String> await(String word) {
        try {
            String line = output.readLine();
            while (line != null && line.startsWith("[")) {
                line = output.readLine();
            }
            if (line == null || !line.startsWith(word)) {
                throw new IllegalStateException(name + " was to say '" + word + "', but "
                        + (line == null ? "it ended" : "said '" + line + "'"));
            }
            List<String> words = List.of(line.split(" ", -1));
            return words.subList(1, words.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line and waits for the answer, which must begin with {@code word}. */
    List<String> ask(String line, String word) {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " no longer listens", e);
        }
        return await(word);
    }

    /** The processor time it has used so far, of all its threads, in the kernel and outside. */
    double cpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " has ended", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(lastWill);
    }
}
