package io.viciagents.service.ops;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body text
 */
public record OpsAnswer(int status, String contentType, String body) {
    /** Text for people, ending with a line end. */
    public static OpsAnswer text(int status, String text) {
        return new OpsAnswer(status, "text/plain; charset=utf-8", text.endsWith("\n") ? text : text + "\n");
    }

    /** JSON that the caller has written. */
    public static OpsAnswer json(int status, String json) {
        return new OpsAnswer(status, "application/json", json);
    }
}
