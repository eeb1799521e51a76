package io.viciagents.service.ops;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body text
 * @param afterwards happens when the answer has been written, or cannot be; on the server's event loop, so it must not block
 */
public record OpsAnswer(int status, String contentType, String body, Runnable afterwards) {
    /** An answer that nothing follows. */
    public OpsAnswer(int status, String contentType, String body) {
        this(status, contentType, body, () -> {});
    }

    /** Text for people, ending with a line end. */
    public static OpsAnswer text(int status, String text) {
        return new OpsAnswer(status, "text/plain; charset=utf-8", text.endsWith("\n") ? text : text + "\n");
    }

    /** JSON that the caller has written. */
    public static OpsAnswer json(int status, String json) {
        return new OpsAnswer(status, "application/json", json);
    }

    /** The same, and then this: for what ends the server, so that who asked for it still hears so. */
    public OpsAnswer then(Runnable afterwards) {
        return new OpsAnswer(status, contentType, body, afterwards);
    }
}
