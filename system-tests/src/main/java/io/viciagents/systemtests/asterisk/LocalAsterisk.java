package io.viciagents.systemtests.asterisk;

import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * A real Asterisk of the tests' own on 127.0.0.1, with ports, a password and an entity id that no other has: several live
 * together. {@code -Dasterisk=container} runs it in a container in place of a process. Confined to the test's thread.
 */
public final class LocalAsterisk implements AutoCloseable {
    private static final String USER = "ai";
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AsteriskVersion version;
    private final AsteriskOptions options;
    private final AsteriskPackages packages;
    private final AsteriskRunner runner;
    private final Path folder;
    private final Path socketFolder;
    private final String password = randomHex(16);
    private final String entity = "02:" + randomHex(5).replaceAll("(..)(?=.)", "$1:");
    private AsteriskPorts ports;
    private AriRequests ari;
    private AsteriskRunner.Running running;

    private LocalAsterisk(AsteriskVersion version, AsteriskOptions options, Path folder) throws IOException {
        this.version = version;
        this.options = options;
        this.folder = folder;
        this.packages = AsteriskPackages.of(version);
        this.runner = AsteriskWay.chosen().runner(packages);
        // The console's socket lies in a short path: 108 characters are the limit of its kind.
        this.socketFolder = Files.createTempDirectory("asterisk-");
        this.ports = AsteriskPorts.pick(options.rtpPorts());
        this.ari = new AriRequests(ariUrl(), USER, password);
        this.running = launch();
    }

    /** Starts one and waits until ARI answers; its files lie in a new folder of the project's {@code .work/runs}. */
    public static LocalAsterisk start(AsteriskVersion version, AsteriskOptions options) {
        return start(version, options, Project.newRunFolder("asterisk-" + version.number()));
    }

    /** The same in a folder of the caller's choice. */
    public static LocalAsterisk start(AsteriskVersion version, AsteriskOptions options, Path folder) {
        try {
            LocalAsterisk asterisk = new LocalAsterisk(version, options, folder);
            asterisk.becomeReady();
            return asterisk;
        } catch (IOException e) {
            throw new UncheckedIOException(version + " could not be set up in " + folder, e);
        }
    }

    /** Its version. */
    public AsteriskVersion version() {
        return version;
    }

    /** Such as {@code http://127.0.0.1:18088/ari}. */
    public URI ariUrl() {
        return URI.create("http://127.0.0.1:" + ports.http() + "/ari");
    }

    /** The user that ari.conf knows. */
    public String ariUser() {
        return USER;
    }

    /** That user's password, made for this instance. */
    public String ariPassword() {
        return password;
    }

    /** The port of its manager interface on 127.0.0.1; user and password are those of ARI. */
    public int managerPort() {
        return ports.manager();
    }

    /** Where a telephone calls, UDP. */
    public InetSocketAddress sip() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.sip());
    }

    /** Its configuration, log and spool. */
    public Path folder() {
        return folder;
    }

    /** ARI for what a test looks at. */
    public AriRequests ari() {
        return ari;
    }

    /** Runs a command of the console, such as {@code core show channels}. */
    public String cli(String command) {
        return running.cli(command);
    }

    /** Whether it runs (or is frozen). */
    public boolean alive() {
        return running.alive();
    }

    /** Stops it; {@link #startAgain} starts it with the same ports and password. */
    public void stop() {
        running.stop();
    }

    /** Ends it as a crash does. */
    public void kill() {
        running.kill();
    }

    /** SIGSTOP. */
    public void freeze() {
        running.freeze();
    }

    /** SIGCONT. */
    public void thaw() {
        running.thaw();
    }

    /** Starts it after {@link #stop} or {@link #kill}, as it was. */
    public void startAgain() {
        running = launch();
        Patience.until("ARI of " + version + " after a restart", READY_WITHIN, () -> ari().answers());
    }

    /** Stops it and starts it as it was. */
    public void restart() {
        stop();
        startAgain();
    }

    /** Stops it. Harmless when repeated. */
    @Override
    public void close() {
        running.stop();
        deleteSocketFolder();
    }

    private void becomeReady() {
        for (int attempt = 1; ; attempt++) {
            boolean answered = Patience.isSoWithin(READY_WITHIN, () -> ari().answers() || !running.alive());
            if (answered && running.alive() && ari().answers()) {
                return;
            }
            String last = running.lastLines();
            running.kill();
            if (attempt == 3) {
                close();
                throw new IllegalStateException(version + " did not become ready, see " + folder + "/log: " + last);
            }
            // Somebody may have taken one of the ports since we looked.
            ports = AsteriskPorts.pick(options.rtpPorts());
            ari = new AriRequests(ariUrl(), USER, password);
            running = launch();
        }
    }

    private AsteriskRunner.Running launch() {
        new AsteriskConfiguration(folder, packages.root().resolve(packages.modules()), values())
                .write(options.dialplan().render());
        return runner.run(folder, socketFolder);
    }

    private Map<String, String> values() {
        String root = runner.rootAsSeen();
        return Map.ofEntries(
                Map.entry("folder", folder.toString()),
                Map.entry("run", socketFolder.toString()),
                Map.entry("root", root),
                Map.entry("modules", root + "/" + packages.modules()),
                Map.entry("entity", entity),
                Map.entry("systemname", options.systemName().isEmpty() ? "" : "systemname = " + options.systemName()),
                Map.entry("user", USER),
                Map.entry("password", password),
                Map.entry("http", Integer.toString(ports.http())),
                Map.entry("manager", Integer.toString(ports.manager())),
                Map.entry("sip", Integer.toString(ports.sip())),
                Map.entry("rtpFirst", Integer.toString(ports.rtpFirst())),
                Map.entry("rtpLast", Integer.toString(ports.rtpLast())));
    }

    private void deleteSocketFolder() {
        try (var files = Files.list(socketFolder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(socketFolder);
        } catch (IOException ignored) {
            // A leftover in the temporary folder harms nobody.
        }
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
