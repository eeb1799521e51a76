package io.viciagents.systemtests.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A message of Azure's speech protocol: headers and a body, in a text frame divided by an empty line, in a binary frame behind
 * the headers' length.
 *
 * @param headers by their names in lower case
 * @param body bytes
 */
record UspMessage(Map<String, String> headers, Buffer body) {
    static UspMessage ofText(String text) {
        int end = text.indexOf("\r\n\r\n");
        return new UspMessage(parsed(text.substring(0, end)), Buffer.buffer(text.substring(end + 4)));
    }

    static UspMessage ofBinary(Buffer frame) {
        int length = frame.getUnsignedShort(0);
        return new UspMessage(parsed(frame.getString(2, 2 + length)), frame.getBuffer(2 + length, frame.length()));
    }

    private static Map<String, String> parsed(String lines) {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    String path() {
        return headers.getOrDefault("path", "");
    }

    String requestId() {
        return headers.getOrDefault("x-requestid", "");
    }

    static String text(String path, String requestId, JsonObject body) {
        return text(path, requestId, body.encode());
    }

    static String text(String path, String requestId, String body) {
        return "X-RequestId:" + requestId + "\r\nContent-Type:application/json; charset=utf-8\r\nPath:" + path
                + "\r\n\r\n" + body;
    }

    static Buffer audio(String requestId, String streamId, byte[] bytes) {
        byte[] head = ("X-RequestId:" + requestId + "\r\nContent-Type:audio/basic\r\nX-StreamId:" + streamId
                        + "\r\nPath:audio\r\n")
                .getBytes(UTF_8);
        return Buffer.buffer()
                .appendUnsignedShort(head.length)
                .appendBytes(head)
                .appendBytes(bytes);
    }
}
