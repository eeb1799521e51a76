package io.viciagents.node.elevenlabs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.network.Endpoint;
import io.viciagents.node.network.Network;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Elevenlabs;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.time.Strand;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ElevenLabs' voices. By WebSocket, several texts share one socket, which stays open between them; by HTTP each text is a
 * request. Any thread; all of it is confined to one strand.
 */
public final class ElevenlabsSynthesiser implements Synthesiser {
    private static final int KEPT_SECONDS = 180;

    private final Elevenlabs provider;
    private final Refused refused;
    private final Endpoint endpoint;
    private final Strand strand;
    private final WebSocketClient sockets;
    private final HttpClient requests;
    private final Map<Voice, List<VoiceSocket>> open = new HashMap<>();

    /** Connects to nothing yet. */
    public ElevenlabsSynthesiser(String name, Elevenlabs provider, Network network) {
        this.provider = provider;
        this.refused = new Refused("the synthesiser " + name);
        this.endpoint = new Endpoint(provider.url());
        Context context = network.context();
        this.strand = Network.strandOn(context);
        int connect = (int) provider.limits().connect().toMillis();
        this.sockets = network.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setMaxConnections(provider.limits().atOnce())
                        .setMaxFrameSize(1 << 22)
                        .setMaxMessageSize(1 << 23)
                        .setConnectTimeout(connect));
        this.requests = network.vertx()
                .createHttpClient(
                        new HttpClientOptions().setConnectTimeout(connect).setKeepAliveTimeout(KEPT_SECONDS),
                        new PoolOptions().setHttp1MaxSize(provider.limits().atOnce()));
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        Voicing voicing = new Voicing(request, listener);
        Taking taking = new Taking();
        strand.execute(() -> taking.back = switch (provider.transport()) {
            case WEB_SOCKET ->
                withRoom(new Voice(request.voice(), request.sampleRate())).speak(voicing);
            case HTTP -> post(voicing);
        });
        return () -> strand.execute(() -> taking.back.run());
    }

    @Override
    public void expect(String language, String voice, int sampleRate) {
        if (provider.transport() == Elevenlabs.Transport.WEB_SOCKET) {
            strand.execute(() -> withRoom(new Voice(voice, sampleRate)));
        }
    }

    private VoiceSocket withRoom(Voice voice) {
        List<VoiceSocket> known = open.computeIfAbsent(voice, _ -> new ArrayList<>());
        known.removeIf(socket -> socket.over());
        return known.stream().filter(VoiceSocket::hasRoom).findFirst().orElseGet(() -> {
            VoiceSocket fresh = new VoiceSocket(strand, refused, settings());
            known.add(fresh);
            fresh.connect(
                    sockets,
                    endpoint.socket(path(voice, "/multi-stream-input") + "&model_id=" + encoded(provider.model())
                                    + "&sync_alignment=true&inactivity_timeout=" + KEPT_SECONDS)
                            .putHeader("xi-api-key", provider.key().reveal()));
            return fresh;
        });
    }

    private Runnable post(Voicing voicing) {
        SynthesisRequest request = voicing.request();
        RequestOptions options = endpoint.request(
                        HttpMethod.POST, path(new Voice(request.voice(), request.sampleRate()), "/stream"))
                .putHeader("xi-api-key", provider.key().reveal())
                .putHeader("Content-Type", "application/json");
        JsonObject body = new JsonObject()
                .put("text", request.text())
                .put("model_id", provider.model())
                .put("voice_settings", settings());
        HttpVoicing exchange = new HttpVoicing(strand, refused, voicing);
        exchange.send(requests, options, body.toBuffer());
        return exchange::cancel;
    }

    private static String path(Voice voice, String end) {
        return "/v1/text-to-speech/" + encoded(voice.id()) + end + "?output_format="
                + Voicing.format(voice.sampleRate());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private JsonObject settings() {
        JsonObject settings = new JsonObject();
        provider.stability().ifPresent(value -> settings.put("stability", value));
        provider.similarity().ifPresent(value -> settings.put("similarity_boost", value));
        provider.speed().ifPresent(value -> settings.put("speed", value));
        return settings;
    }

    /** A voice at a rate. */
    private record Voice(String id, int sampleRate) {}

    /** How a text is taken back; on the strand. */
    private static final class Taking {
        private Runnable back = () -> {};
    }
}
