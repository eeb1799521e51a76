package io.viciagents.systemtests.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Short commands, run to their end. Any thread. */
public final class Commands {
    private Commands() {}

    /**
     * Runs a command and gives its output, both kinds.
     *
     * @throws IllegalStateException with the output, when it fails
     */
    public static String run(List<String> command) {
        return run(command, Map.of());
    }

    /** As {@link #run(List)}, with more in its environment. */
    public static String run(List<String> command, Map<String, String> environment) {
        return run(command, environment, "");
    }

    /** As {@link #run(List)}, with something to read. */
    public static String run(List<String> command, String input) {
        return run(command, Map.of(), input);
    }

    private static String run(List<String> command, Map<String, String> environment, String input) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with " + code + ": " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /** Whether the command ends well. */
    public static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (IllegalStateException | UncheckedIOException expected) {
            return false;
        }
    }
}
