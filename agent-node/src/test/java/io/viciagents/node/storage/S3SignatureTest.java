package io.viciagents.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples of Amazon's S3 API reference, "Signature Calculations for the Authorization Header". */
class S3SignatureTest {
    private static final S3Signature EXAMPLE =
            new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String NOTHING = S3Signature.hash(new byte[0]);

    private static SortedMap<String, String> headers(Map<String, String> more) {
        SortedMap<String, String> headers = new TreeMap<>(Map.of(
                "host",
                "examplebucket.s3.amazonaws.com",
                "x-amz-content-sha256",
                NOTHING,
                "x-amz-date",
                "20130524T000000Z"));
        headers.putAll(more);
        return headers;
    }

    @Test
    void anObjectIsReadAsInTheExample() {
        assertThat(EXAMPLE.authorization("GET", "/test.txt", "", headers(Map.of("range", "bytes=0-9")), NOTHING, NOW))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aBucketIsListedAsInTheExample() {
        assertThat(EXAMPLE.authorization("GET", "/", "max-keys=2&prefix=J", headers(Map.of()), NOTHING, NOW))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void theSecretIsNotInItsWords() {
        assertThat(EXAMPLE.toString()).doesNotContain("wJalr");
    }
}
