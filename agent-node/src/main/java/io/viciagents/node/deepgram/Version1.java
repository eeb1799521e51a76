package io.viciagents.node.deepgram;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.network.Told;
import io.viciagents.node.provider.Deepgram;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * {@code /v1/listen}: words become final piece by piece; {@code speech_final}, or our own Finalize, ends an utterance.
 *
 * @param provider its configuration
 */
record Version1(Deepgram provider) implements Dialect {
    private static final int MOST_KEY_TERMS = 50;

    @Override
    public String path(RecognitionRequest request) {
        StringBuilder query = new StringBuilder("/v1/listen?encoding=mulaw&sample_rate=8000&channels=1")
                .append("&interim_results=true&smart_format=false&punctuate=true&vad_events=true&utterance_end_ms=1000")
                .append("&model=")
                .append(encoded(provider.model()))
                .append("&language=")
                .append(encoded(request.language()))
                .append("&endpointing=")
                .append(provider.endpointing().toMillis());
        if (provider.model().startsWith("nova-3")) {
            request.phrases().stream()
                    .limit(MOST_KEY_TERMS)
                    .forEach(phrase -> query.append("&keyterm=").append(encoded(phrase)));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void hear(JsonObject message, Words words, RecognitionListener listener) {
        switch (Told.text(message, "type")) {
            case "Results" -> results(message, words, listener);
            case "UtteranceEnd" -> end(words, listener);
            default -> {
                // SpeechStarted and Metadata tell nothing that our own detector does not know earlier.
            }
        }
    }

    private static void results(JsonObject message, Words words, RecognitionListener listener) {
        JsonArray alternatives = Told.object(message, "channel").getJsonArray("alternatives", new JsonArray());
        String said = alternatives.isEmpty() ? "" : Told.text(alternatives.getJsonObject(0), "transcript");
        if (!Told.is(message, "is_final")) {
            if (!said.isEmpty()) {
                listener.interim(words.with(said));
            }
            return;
        }
        words.add(said);
        if (Told.is(message, "speech_final") || Told.is(message, "from_finalize")) {
            end(words, listener);
        } else if (!said.isEmpty()) {
            listener.interim(words.with(""));
        }
    }

    private static void end(Words words, RecognitionListener listener) {
        String all = words.take();
        if (!all.isEmpty()) {
            listener.result(all);
        }
    }

    @Override
    public String finalise() {
        return "{\"type\":\"Finalize\"}";
    }

    @Override
    public Optional<String> keepAlive() {
        return Optional.of("{\"type\":\"KeepAlive\"}");
    }
}
