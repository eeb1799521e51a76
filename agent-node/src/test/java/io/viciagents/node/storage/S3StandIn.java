package io.viciagents.node.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.viciagents.service.configuration.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Stands in for a bucket, made from S3's documentation alone: PUT, GET, DELETE and ListObjectsV2 of two names a page, each
 * with its signature checked. Any thread. Mutable: what it keeps, and whether it is down.
 */
public final class S3StandIn implements AutoCloseable {
    private static final String BUCKET = "recordings";
    private static final S3Signature RIGHT = new S3Signature("ID", "secret", "us-east-1");
    private static final int PAGE = 2;

    private final HttpServer server;
    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile boolean down;

    private S3StandIn(HttpServer server) {
        this.server = server;
        server.createContext("/", this::serve);
        server.start();
    }

    /** On a free port. */
    public static S3StandIn start() throws IOException {
        return new S3StandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** What it keeps, by names. */
    public Map<String, byte[]> objects() {
        return objects;
    }

    /** It answers 503, or no more. */
    public void down(boolean now) {
        down = now;
    }

    /** As it is configured, with this secret key. */
    public StorageSettings.S3 settings(String secret) {
        return new StorageSettings.S3(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                BUCKET,
                "us-east-1",
                Secret.of("ID"),
                Secret.of(secret),
                "calls/");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (down) {
                answer(exchange, 503, "<Error><Code>SlowDown</Code></Error>");
            } else if (!isSigned(exchange)) {
                answer(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
            } else if (exchange.getRequestURI().getPath().equals("/" + BUCKET)) {
                answer(exchange, 200, list(exchange.getRequestURI()));
            } else {
                object(exchange, exchange.getRequestURI().getPath().substring(BUCKET.length() + 2), body);
            }
        }
    }

    private void object(HttpExchange exchange, String key, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(key, body);
                answer(exchange, 200, "");
            }
            case "DELETE" -> {
                objects.remove(key);
                answer(exchange, 204, "");
            }
            default -> {
                byte[] kept = objects.get(key);
                if (kept == null) {
                    answer(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
                } else {
                    exchange.sendResponseHeaders(200, kept.length);
                    exchange.getResponseBody().write(kept);
                }
            }
        }
    }

    private String list(URI asked) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : List.of(asked.getQuery().split("&", -1))) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        String after = query.getOrDefault("continuation-token", "");
        List<String> found = objects.keySet().stream()
                .filter(key -> key.startsWith(query.get("prefix")) && key.compareTo(after) > 0)
                .toList();
        StringBuilder page = new StringBuilder("<ListBucketResult>");
        found.stream()
                .limit(PAGE)
                .forEach(key -> page.append("<Contents><Key>").append(key).append("</Key></Contents>"));
        if (found.size() > PAGE) {
            page.append("<NextContinuationToken>").append(found.get(PAGE - 1)).append("</NextContinuationToken>");
        }
        return page.append("</ListBucketResult>").toString();
    }

    private static boolean isSigned(HttpExchange exchange) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (String name : List.of("Host", "X-amz-content-sha256", "X-amz-date")) {
            headers.put(
                    name.toLowerCase(Locale.ROOT), exchange.getRequestHeaders().getFirst(name));
        }
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : asked.getRawQuery();
        Instant date = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .parse(headers.get("x-amz-date"), Instant::from);
        return RIGHT.authorization(
                        exchange.getRequestMethod(),
                        asked.getRawPath(),
                        query,
                        headers,
                        String.valueOf(headers.get("x-amz-content-sha256")),
                        date)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
