package io.viciagents.node.openai;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import java.util.Locale;

/**
 * What the errors of OpenAI's protocols mean. Of an error's own text only the code is kept: messages quote keys and callers.
 */
final class Refusals {
    private final String provider;

    Refusals(String provider) {
        this.provider = provider;
    }

    /** Of an answer that is no stream. */
    Failure ofStatus(int status, String body) {
        String code = code(body);
        return switch (status) {
            case 401, 403 ->
                failure(Kind.KEY, "refused the key (HTTP " + status + code + "); give a valid one under key");
            case 402 -> quota(" (HTTP 402" + code + ")");
            case 429 ->
                code.contains("quota")
                        ? quota(" (HTTP 429" + code + ")")
                        : failure(
                                Kind.RATE,
                                "was asked too often (HTTP 429" + code + "); lower aSecond or raise the plan");
            case 400, 404, 405, 413, 415, 422 ->
                failure(
                        Kind.REQUEST,
                        "refused the request (HTTP " + status + code + "); check url, model and parameters");
            default -> failure(Kind.SERVER, "failed (HTTP " + status + code + ")");
        };
    }

    /** Of an error inside a stream, which began with HTTP 200. */
    Failure ofError(JsonObject error) {
        Object code = error.getValue("code");
        if (code instanceof Number status) {
            return ofStatus(
                    status.intValue(), new JsonObject().put("error", error).encode());
        }
        String said = clean(code == null ? error.getValue("type") : code);
        if (said.contains("quota")) {
            return quota(" (" + said + ")");
        }
        if (said.contains("rate")) {
            return failure(Kind.RATE, "was asked too often (" + said + "); lower aSecond or raise the plan");
        }
        if (said.contains("key") || said.contains("auth")) {
            return failure(Kind.KEY, "refused the key (" + said + "); give a valid one under key");
        }
        if (said.contains("invalid") || said.contains("not_found")) {
            return failure(Kind.REQUEST, "refused the request (" + said + "); check model and parameters");
        }
        return failure(Kind.SERVER, "failed in the midst of its answer (" + (said.isEmpty() ? "no code" : said) + ")");
    }

    private Failure quota(String how) {
        return failure(Kind.QUOTA, "has no more credit" + how + "; top up the account");
    }

    Failure failure(Kind kind, String what) {
        return new Failure(kind, "the model of " + provider + " " + what + ".");
    }

    private static String code(String body) {
        try {
            JsonObject json = new JsonObject(body);
            Object error = json.getValue("error");
            Object code = error instanceof JsonObject object ? codeOf(object) : json.getValue("code");
            String clean = clean(code);
            return clean.isEmpty() ? "" : ", " + clean;
        } catch (DecodeException noJson) {
            return "";
        }
    }

    private static Object codeOf(JsonObject error) {
        Object code = error.getValue("code");
        return code == null || code instanceof Number ? error.getValue("type") : code;
    }

    /** A code is a word; whatever else stands there is not repeated. */
    private static String clean(Object code) {
        String text = code == null ? "" : code.toString().toLowerCase(Locale.ROOT);
        return text.matches("[a-z0-9_.-]{1,60}") ? text : "";
    }
}
