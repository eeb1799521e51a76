package io.viciagents.node.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket, by four requests of S3's: PUT, GET and DELETE of an object and ListObjectsV2, each signed. No library: docs/adr.
 * An object is sent in one piece, which S3 takes up to 5 GB; an hour of a call has 115 MB.
 */
final class S3Storage implements Storage {
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Names are made of characters that XML leaves alone. */
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private static final Pattern NEXT = Pattern.compile("<NextContinuationToken>([^<]*)</NextContinuationToken>");
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,60})</Code>");

    private final StorageSettings.S3 settings;
    private final S3Signature signature;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    S3Storage(StorageSettings.S3 settings, Clock clock) {
        this.settings = settings;
        this.signature =
                new S3Signature(settings.keyId().reveal(), settings.key().reveal(), settings.region());
        this.clock = clock;
    }

    @Override
    public void put(String name, Path file) throws IOException {
        send("PUT", object(name), "", BodyPublishers.ofFile(file), BodyHandlers.ofString());
    }

    @Override
    public void get(String name, Path file) throws IOException {
        Files.write(
                file,
                send("GET", object(name), "", BodyPublishers.noBody(), BodyHandlers.ofByteArray())
                        .body());
    }

    @Override
    public void delete(String name) throws IOException {
        send("DELETE", object(name), "", BodyPublishers.noBody(), BodyHandlers.ofString());
    }

    @Override
    public List<String> list(String beginning) throws IOException {
        List<String> names = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            String query = (next.get().isEmpty() ? "" : "continuation-token=" + encoded(next.get()) + "&")
                    + "list-type=2&prefix=" + encoded(settings.prefix() + beginning);
            String page = send("GET", "/" + settings.bucket(), query, BodyPublishers.noBody(), BodyHandlers.ofString())
                    .body();
            Matcher keys = KEY.matcher(page);
            while (keys.find()) {
                names.add(keys.group(1).substring(settings.prefix().length()));
            }
            Matcher token = NEXT.matcher(page);
            next = token.find() ? Optional.of(token.group(1)) : Optional.empty();
        }
        return names;
    }

    @Override
    public String address(String name) {
        return "s3://" + settings.bucket() + "/" + settings.prefix() + name;
    }

    private String object(String name) {
        return "/" + settings.bucket() + "/" + settings.prefix() + name;
    }

    private <T> HttpResponse<T> send(
            String method, String path, String query, BodyPublisher body, BodyHandler<T> handler) throws IOException {
        URI base = settings.url();
        String host = base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
        Instant now = clock.instant();
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", host);
        headers.put("x-amz-content-sha256", UNSIGNED);
        headers.put("x-amz-date", S3Signature.date(now));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base.getScheme() + "://" + host + path + (query.isEmpty() ? "" : "?" + query)))
                .timeout(LIMIT)
                .header("x-amz-content-sha256", UNSIGNED)
                .header("x-amz-date", S3Signature.date(now))
                .header("Authorization", signature.authorization(method, path, query, headers, UNSIGNED, now))
                .method(method, body)
                .build();
        try {
            return good(method, path, http.send(request, handler));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the storage was asked", hurried);
        }
    }

    private <T> HttpResponse<T> good(String method, String path, HttpResponse<T> response) throws IOException {
        if (response.statusCode() / 100 == 2) {
            return response;
        }
        String body = switch (response.body()) {
            case byte[] bytes -> new String(bytes, UTF_8);
            case Object text -> text.toString();
        };
        Matcher code = CODE.matcher(body);
        throw new IOException("the storage answered " + response.statusCode()
                + (code.find() ? " " + code.group(1) : "") + " to " + method + " " + path
                + "; look at storage.url, bucket, keyId and key, and at what the key may do");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
