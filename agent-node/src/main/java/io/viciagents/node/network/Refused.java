package io.viciagents.node.network;

import io.vertx.core.http.UpgradeRejectedException;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;

/**
 * What a provider that does not want to talk means. Nothing of its own words is repeated: they quote keys.
 *
 * @param what for the sentence, such as "the recogniser deepgram"
 */
public record Refused(String what) {
    /** By the status of HTTP. */
    public Failure byStatus(int status) {
        return switch (status) {
            case 401, 403 -> failure(Kind.KEY, "refused the key (HTTP " + status + "); give a valid one under key");
            case 402 -> failure(Kind.QUOTA, "has no more credit (HTTP 402); top up the account");
            case 429 -> failure(Kind.RATE, "was asked too often (HTTP 429); lower aSecond or raise the plan");
            case 400, 404, 405, 415, 422 ->
                failure(
                        Kind.REQUEST,
                        "refused the request (HTTP " + status + "); check url, model, voice and language");
            default -> failure(Kind.SERVER, "failed (HTTP " + status + ")");
        };
    }

    /** By what kept a connection from coming about. */
    public Failure byCause(Throwable cause) {
        return cause instanceof UpgradeRejectedException rejected
                ? byStatus(rejected.getStatus())
                : failure(
                        Kind.UNREACHABLE,
                        "cannot be reached (" + cause.getClass().getSimpleName() + "); check url and network");
    }

    /** A sentence about it. */
    public Failure failure(Kind kind, String happened) {
        return new Failure(kind, what + " " + happened + ".");
    }
}
