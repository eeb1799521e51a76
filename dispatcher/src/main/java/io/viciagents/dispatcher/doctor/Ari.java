package io.viciagents.dispatcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viciagents.dispatcher.setup.Server;
import io.viciagents.dispatcher.setup.Site;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** ARI of one server by plain HTTP: for what a dispatcher never asks. Blocks; confined to one thread. */
final class Ari implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Server server;
    private final URI base;
    private final String authorization;

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body as JSON; a missing node where there is none
     * @param time of the server's clock, whole seconds
     */
    record Answer(int status, JsonNode body, Optional<Instant> time) {
        boolean isGood() {
            return status / 100 == 2;
        }
    }

    Ari(Site site, Server server) {
        this.server = server;
        this.base = site.ariOf(server);
        String login = site.ari().user() + ":" + site.ari().password().reveal();
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    Server server() {
        return server;
    }

    /** Where it is, for people. */
    URI base() {
        return base;
    }

    Answer get(String path) throws IOException {
        return ask("GET", path, Map.of());
    }

    Answer post(String path, Map<String, String> parameters) throws IOException {
        return ask("POST", path, parameters);
    }

    private Answer ask(String method, String path, Map<String, String> parameters) throws IOException {
        String query = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
        String root = base.toString().replaceAll("/+$", "").replaceAll("/ari$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/ari" + path + query))
                .timeout(LIMIT)
                .header("Authorization", authorization)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    json(answer.body()),
                    answer.headers().firstValue("Date").flatMap(Ari::time));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return JSON.missingNode();
        }
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException ignored) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
