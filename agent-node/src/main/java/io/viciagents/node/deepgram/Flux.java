package io.viciagents.node.deepgram;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import io.viciagents.node.network.Told;
import io.viciagents.node.provider.DeepgramFlux;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionListener.Turn;
import io.viciagents.node.speech.RecognitionRequest;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * {@code /v2/listen}: Flux judges itself when a turn is over, and may say before that it perhaps is.
 *
 * @param provider its configuration
 */
record Flux(DeepgramFlux provider) implements Dialect {
    @Override
    public String path(RecognitionRequest request) {
        StringBuilder query = new StringBuilder("/v2/listen?encoding=mulaw&sample_rate=8000&model=")
                .append(URLEncoder.encode(provider.model(), UTF_8))
                .append("&eot_threshold=")
                .append(provider.sure())
                .append("&eot_timeout_ms=")
                .append(provider.timeout().toMillis());
        provider.perhaps()
                .ifPresent(threshold -> query.append("&eager_eot_threshold=").append(threshold));
        return query.toString();
    }

    @Override
    public void hear(JsonObject message, Words words, RecognitionListener listener) {
        if (!Told.text(message, "type").equals("TurnInfo")) {
            return;
        }
        String said = Told.text(message, "transcript");
        switch (Told.text(message, "event")) {
            case "Update", "StartOfTurn" -> tell(said, listener);
            case "EagerEndOfTurn" -> {
                tell(said, listener);
                listener.turn(Turn.PERHAPS_OVER);
            }
            case "TurnResumed" -> {
                tell(said, listener);
                listener.turn(Turn.RESUMED);
            }
            case "EndOfTurn" -> {
                listener.result(said);
                listener.turn(Turn.OVER);
            }
            default -> {
                // A newer event than this client.
            }
        }
    }

    private static void tell(String said, RecognitionListener listener) {
        if (!said.isEmpty()) {
            listener.interim(said);
        }
    }

    @Override
    public String finalise() {
        return "{\"type\":\"ForceEndTurn\"}";
    }

    @Override
    public Optional<String> keepAlive() {
        return Optional.empty();
    }
}
