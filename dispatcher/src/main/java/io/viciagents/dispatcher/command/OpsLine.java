package io.viciagents.dispatcher.command;

import io.viciagents.service.life.CannotStart;
import io.viciagents.service.ops.OpsHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** How a command speaks to a running dispatcher: by its operators' HTTP, with the token of the configuration. Blocks. */
final class OpsLine {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI dispatcher;
    private final String token;

    /**
     * @param settings of the configuration that the dispatcher was started with
     * @param url of another dispatcher
     */
    OpsLine(OpsHttp settings, Optional<URI> url) {
        this.dispatcher = url.orElseGet(() -> URI.create("http://" + host(settings.host()) + ":" + settings.port()));
        this.token = settings.token()
                .orElseThrow(() -> new CannotStart(
                        "http.token: the configuration names none; give one, to the dispatcher and to this command"))
                .reveal();
    }

    /**
     * What it answered.
     *
     * @param isDone whether it did what was asked
     * @param text for people
     */
    record Answer(boolean isDone, String text) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(dispatcher.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode() == OK, response.body());
        } catch (IOException silent) {
            throw new CannotStart(
                    "no dispatcher answers at " + dispatcher + " ("
                            + silent.getClass().getSimpleName() + "); start it, or name one that runs with --url",
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
