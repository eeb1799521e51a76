package io.viciagents.node.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Amazon's Signature Version 4 for S3, in the Authorization header ("Authenticating Requests: Using the Authorization
 * Header" of the S3 API reference; its examples are the tests).
 *
 * @param keyId names the key
 * @param key the secret one
 * @param region of the bucket
 */
record S3Signature(String keyId, String key, String region) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    /** As it stands in x-amz-date. */
    static String date(Instant now) {
        return SECOND.format(now);
    }

    /** As it stands in x-amz-content-sha256. */
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * The Authorization header.
     *
     * @param path encoded
     * @param query encoded, its names in order
     * @param headers that are signed, by their names in small letters; host, x-amz-date and x-amz-content-sha256 among them
     * @param contentHash of the body
     */
    String authorization(
            String method,
            String path,
            String query,
            SortedMap<String, String> headers,
            String contentHash,
            Instant now) {
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, path, query, lines, names, contentHash);
        List<String> scopes = List.of(DAY.format(now), region, "s3", "aws4_request");
        String scope = String.join("/", scopes);
        String toSign = String.join("\n", ALGORITHM, date(now), scope, hash(request.getBytes(UTF_8)));
        byte[] signing = ("AWS4" + key).getBytes(UTF_8);
        for (String part : scopes) {
            signing = mac(signing, part);
        }
        return ALGORITHM + " Credential=" + keyId + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                + HexFormat.of().formatHex(mac(signing, toSign));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "the signature of " + keyId;
    }
}
