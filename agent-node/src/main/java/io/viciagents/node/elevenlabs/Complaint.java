package io.viciagents.node.elevenlabs;

import io.vertx.core.json.JsonObject;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import java.util.Locale;
import java.util.Optional;

/** What ElevenLabs' errors mean. Their texts are looked at and never repeated. */
final class Complaint {
    private Complaint() {}

    static Failure of(Refused refused, JsonObject message) {
        return of(refused, message.encode()).orElse(refused.failure(Kind.SERVER, "failed in the midst of a text"));
    }

    /** Of an answer of HTTP. */
    static Failure of(Refused refused, int status, String body) {
        return of(refused, body).orElse(refused.byStatus(status));
    }

    private static Optional<Failure> of(Refused refused, String text) {
        String said = text.toLowerCase(Locale.ROOT);
        if (said.contains("quota")) {
            return Optional.of(refused.failure(Kind.QUOTA, "has no more credit (quota_exceeded); top up the account"));
        }
        if (said.contains("voice_not_found") || said.contains("voice_id")) {
            return Optional.of(
                    refused.failure(Kind.REQUEST, "does not know the voice (voice_not_found); check voices"));
        }
        if (said.contains("api_key") || said.contains("unauthorized")) {
            return Optional.of(
                    refused.failure(Kind.KEY, "refused the key (invalid_api_key); give a valid one under key"));
        }
        return Optional.empty();
    }
}
