package io.viciagents.systemtests.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A dispatcher or an agent node: its jar, run as a process of its own with its own configuration file, log and health
 * port. Any thread.
 */
public final class JarService implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final Path folder;
    private final int healthPort;
    private final List<String> jvmOptions;
    private Path jar;
    private ChildProcess process;

    /** @param folder holds its {@code NAME.yaml} and gets its {@code NAME.log} */
    private JarService(String name, Path jar, Path folder, int healthPort, List<String> jvmOptions) {
        this.name = name;
        this.jar = jar;
        this.folder = folder;
        this.healthPort = healthPort;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.process = launch();
    }

    /**
     * Starts the service of this module; {@link #awaitReady} says when it can be used.
     *
     * @param module dispatcher or agent-node
     * @param name of this instance; its configuration is {@code NAME.yaml} in the folder
     * @param healthPort where the configuration lets it listen for {@code /ready}
     */
    public static JarService start(String module, String name, Path folder, int healthPort, List<String> jvmOptions) {
        Path jar = jar(module);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it with mvn -pl " + module + " -am package");
        }
        return new JarService(name, jar, folder, healthPort, jvmOptions);
    }

    /** Where the build puts a module's jar. */
    public static Path jar(String module) {
        return jar(Project.root(), module);
    }

    /** The same in another checkout of the project. */
    public static Path jar(Path project, String module) {
        return project.resolve(module + "/target/" + module + ".jar");
    }

    /** Runs what this checkout of the project has built, from its next start on. */
    public void release(Path project) {
        String file = String.valueOf(jar.getFileName());
        jar = jar(project, file.substring(0, file.length() - ".jar".length()));
    }

    /** Whether it runs what this checkout has built. */
    public boolean isOf(Path project) {
        return jar.startsWith(project);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The process that runs it now. */
    public ChildProcess process() {
        return process;
    }

    /** Where it answers {@code /health}, {@code /ready} and {@code /metrics}, on loopback. */
    public int healthPort() {
        return healthPort;
    }

    /** Lets it collect its garbage, so that what its heap holds can be seen. */
    public void collectGarbage() {
        Commands.run(List.of(Jdk.tool("jcmd"), Long.toString(process.pid()), "GC.run"));
    }

    /** What it logs. */
    public Path log() {
        return folder.resolve(name + ".log");
    }

    /** Waits until it says that it is ready. */
    public JarService awaitReady() {
        return awaitReady(this::isReady);
    }

    /** Waits until this is among what is missing: it has come so far that it knows. */
    public JarService awaitMissing(String missing) {
        return awaitReady(() -> page("/ready").contains(missing));
    }

    /** Waits until nothing is missing but this. */
    public JarService awaitReadyBut(String missing) {
        return awaitReady(() -> {
            String page = page("/ready");
            return page.lines().count() == 2 && page.contains(missing);
        });
    }

    private JarService awaitReady(BooleanSupplier ready) {
        AtomicBoolean is = new AtomicBoolean();
        Patience.isSoWithin(READY_WITHIN, () -> {
            is.set(ready.getAsBoolean());
            return is.get() || !process.alive();
        });
        if (!process.alive()) {
            throw new IllegalStateException(name + " ended with " + process.exitCode() + ": " + whyItEnded());
        }
        if (!is.get()) {
            throw new IllegalStateException(
                    name + " was not ready in " + READY_WITHIN.toSeconds() + " s, see " + log());
        }
        return this;
    }

    /** Whether it can be used now. */
    public boolean isReady() {
        return status("/ready") == 200;
    }

    /** One of its pages, such as {@code /metrics}; empty when it does not answer. */
    public String page(String path) {
        try {
            return HTTP.send(request(path), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException expected) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The value of a metric without regard to its tags: the sum of its lines; 0 when there is none. */
    public double metric(String metric) {
        return metric(metric, "");
    }

    /** The same of those lines only that have this tag, as in {@code area="heap"}. */
    public double metric(String metric, String tag) {
        return page("/metrics")
                .lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .filter(line -> line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Starts it again after it ended, with the same configuration. */
    public JarService startAgain() {
        process = launch();
        return this;
    }

    /** Runs one of its commands with its configuration, such as {@code calls --since 1d}; answers what it printed. */
    public String command(String... words) {
        List<String> command = new ArrayList<>(List.of(Jdk.java(), "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--config",
                folder.resolve(name + ".yaml").toString()));
        command.addAll(List.of(words));
        return Commands.run(command);
    }

    private String whyItEnded() {
        return process.lastLines(40)
                .lines()
                .filter(line -> line.contains("could not start"))
                .findFirst()
                .orElseGet(() -> process.lastLines(15));
    }

    private int status(String path) {
        try {
            return HTTP.send(request(path), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException expected) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    private ChildProcess launch() {
        Path configuration = folder.resolve(name + ".yaml");
        return ChildProcess.start(
                name,
                log(),
                Map.of(),
                Boolean.getBoolean("images")
                        ? ServiceImage.command(jar, folder, jvmOptions, configuration)
                        : command(configuration));
    }

    private List<String> command(Path configuration) {
        List<String> command = new ArrayList<>(List.of(Jdk.java()));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString(), "--config", configuration.toString()));
        return command;
    }

    /** SIGTERM, then SIGKILL after 10 s. */
    @Override
    public void close() {
        process.close();
    }
}
