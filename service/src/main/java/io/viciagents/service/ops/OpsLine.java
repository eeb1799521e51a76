package io.viciagents.service.ops;

import io.viciagents.service.life.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** How a command speaks to a running service: by its operators' HTTP, with the token of the configuration. Blocks. */
public final class OpsLine {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;

    private final URI service;
    private final String token;

    /**
     * @param settings of the configuration that the service was started with
     * @param url of another one
     */
    public OpsLine(OpsHttp settings, Optional<URI> url) {
        this.service = url.orElseGet(() -> URI.create("http://" + host(settings.host()) + ":" + settings.port()));
        this.token = settings.token()
                .orElseThrow(() -> new CannotStart(
                        "http.token: the configuration names none; give one, to the service and to this command"))
                .reveal();
    }

    /**
     * What it answered.
     *
     * @param isDone whether it did what was asked
     * @param text for people
     */
    public record Answer(boolean isDone, String text) {}

    /** Asks. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Has something done. */
    public Answer post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(LIMIT).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode() / 100 == SUCCESS, response.body());
        } catch (IOException silent) {
            throw new CannotStart(
                    "nobody answers at " + service + " (" + silent.getClass().getSimpleName()
                            + "); start it, or name one that runs with --url",
                    silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", interrupted);
        }
    }

    /** What listens on all addresses is reached on this machine's own. */
    private static String host(String bound) {
        return bound.equals("0.0.0.0") || bound.equals("::") ? "127.0.0.1" : bound;
    }
}
