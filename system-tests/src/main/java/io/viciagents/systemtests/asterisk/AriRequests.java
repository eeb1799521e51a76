package io.viciagents.systemtests.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * ARI by plain HTTP, for what a test wants to see or to do besides the product. It shares no code with the product, so
 * that it shares no mistake. Any thread; blocks.
 */
public final class AriRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI base;
    private final String authorization;

    AriRequests(URI base, String user, String password) {
        this.base = base;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** GET, such as {@code /channels}. */
    public JsonNode get(String path) {
        return request("GET", path, Map.of());
    }

    /** POST with query parameters. */
    public JsonNode post(String path, Map<String, String> parameters) {
        return request("POST", path, parameters);
    }

    /** DELETE. */
    public void delete(String path) {
        request("DELETE", path, Map.of());
    }

    /** Whether it answers, with our password. */
    boolean answers() {
        try {
            get("/asterisk/info?only=system");
            return true;
        } catch (UncheckedIOException | IllegalStateException expected) {
            return false;
        }
    }

    private JsonNode request(String method, String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path + query))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", authorization)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + path + query + ": " + response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + query + " at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + method + " " + path, e);
        }
    }
}
