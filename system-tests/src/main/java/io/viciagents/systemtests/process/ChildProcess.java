package io.viciagents.systemtests.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of ours, with its output in a file. Signals go to its own handle and to those that it started, never to a
 * name. It does not outlive this JVM. Any thread.
 */
public final class ChildProcess implements AutoCloseable {
    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @param log its output, both kinds, is appended here
     * @param environment added to ours
     */
    public static ChildProcess start(String name, Path log, Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            LastWill.name(process.pid());
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Its name, for messages. */
    public String name() {
        return name;
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs (or is frozen). */
    public boolean alive() {
        return process.isAlive();
    }

    /** How it ended; only when it is not alive. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Waits for its end; answers whether it came. */
    public boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** SIGTERM; after the limit SIGKILL. Answers whether it went by itself. Harmless when it is gone. */
    public boolean stop(Duration limit) {
        process.destroy();
        boolean went = awaitEnd(limit);
        if (!went) {
            kill();
        }
        return went;
    }

    /** SIGTERM, without waiting. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL to it and to what it started, and waits. */
    public void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(name + " (pid " + pid() + ") survives SIGKILL", e);
        }
    }

    /** SIGSTOP: it stands still, as a machine does that is paused. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** One that ends just now needs no signal any more. */
    private void signal(String signal) {
        if (!alive()) {
            return;
        }
        try {
            Commands.run(List.of("kill", "-" + signal, Long.toString(pid())));
        } catch (IllegalStateException refused) {
            if (!Patience.isSoWithin(Duration.ofSeconds(1), () -> !alive())) {
                throw refused;
            }
        }
    }

    /** The last lines of its output, for messages. */
    public String lastLines(int count) {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Stops it within 10 s. */
    @Override
    public void close() {
        thaw();
        stop(Duration.ofSeconds(10));
    }
}
