package io.viciagents.dispatcher.ari;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/**
 * The Asterisk that the system properties name: {@code asterisk.uri}, {@code asterisk.user}, {@code asterisk.password};
 * with {@code asterisk.folder} (its configuration, pid and cli.sh) and {@code asterisk.up} (the command that starts it),
 * it can be stalled and restarted, too.
 */
final class RealAsterisk {
    static {
        // Netty's own words about every packet would be what is measured.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
    }

    /** A machine that runs other tests, too, may be slow. */
    private static final AriSettings.Limits PATIENT = new AriSettings.Limits(
            Duration.ofSeconds(10), 32, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final HttpClient http = HttpClient.newHttpClient();

    AriSettings settings(String mediaPrefix) {
        return new AriSettings(
                "real",
                URI.create(System.getProperty("asterisk.uri")),
                user(),
                RealAsterisk::password,
                "ai-agent",
                mediaPrefix,
                Optional.empty(),
                PATIENT);
    }

    private static String user() {
        return System.getProperty("asterisk.user", "ai");
    }

    private static String password() {
        return System.getProperty("asterisk.password", "ai-secret");
    }

    /** A caller who dials 1000 in ai-inbound and echoes what it hears, or what else the extension of ai-test does. */
    void call(String extension) throws IOException, InterruptedException {
        request(
                "POST",
                "/ari/channels?endpoint=" + URLEncoder.encode("Local/1000@ai-inbound", StandardCharsets.UTF_8)
                        + "&context=ai-test&priority=1&extension=" + extension);
    }

    /** A caller who dials 1000 in ai-inbound and is in an application. */
    void callFrom(String application) throws IOException, InterruptedException {
        request(
                "POST",
                "/ari/channels?endpoint=" + URLEncoder.encode("Local/1000@ai-inbound", StandardCharsets.UTF_8) + "&app="
                        + application);
    }

    /** Until an application hears a channel. */
    void awaitSubscribed(String application, String channel) {
        Awaitility.await()
                .until(() -> request("GET", "/ari/applications/" + application).contains('"' + channel + '"'));
    }

    String request(String method, String path) throws IOException, InterruptedException {
        String both = user() + ":" + password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("asterisk.uri") + path))
                .header(
                        "Authorization",
                        "Basic " + java.util.Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static Path folder() {
        return Path.of(System.getProperty("asterisk.folder"));
    }

    void console(String command) throws IOException, InterruptedException {
        run(folder().resolve("cli.sh").toString(), command);
    }

    void signal(String name) throws IOException, InterruptedException {
        run("kill", "-" + name, pid());
    }

    void kill() throws IOException, InterruptedException {
        String pid = pid();
        run("kill", "-KILL", pid);
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> process.onExit().join());
    }

    private static String pid() throws IOException {
        return Files.readString(folder().resolve("run/pid")).strip();
    }

    void start() throws IOException, InterruptedException {
        run("sh", "-c", System.getProperty("asterisk.up"));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
    }
}
