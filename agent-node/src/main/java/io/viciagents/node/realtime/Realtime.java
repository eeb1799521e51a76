package io.viciagents.node.realtime;

import io.vertx.core.Context;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.network.Endpoint;
import io.viciagents.node.network.Network;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.OpenaiRealtime;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.Synthesiser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * OpenAI's Realtime for all calls of a node: one session a call, opened and closed with the call's ear, which its model and its
 * voice share. Any thread. Mutable: the sessions by calls.
 */
public final class Realtime {
    private final OpenaiRealtime provider;
    private final Network network;
    private final Refused refused;
    private final WebSocketClient client;
    private final Map<String, RealtimeSession> sessions = new ConcurrentHashMap<>();

    /** @param name of the provider in the configuration */
    public Realtime(String name, OpenaiRealtime provider, Network network) {
        this.provider = provider;
        this.network = network;
        this.refused = new Refused("the provider " + name);
        this.client = network.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setMaxConnections(provider.limits().atOnce())
                        .setMaxFrameSize(1 << 20)
                        .setMaxMessageSize(1 << 22)
                        .setConnectTimeout((int) provider.limits().connect().toMillis()));
    }

    /** Hears callers. */
    public Recogniser ear() {
        return this::open;
    }

    private RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        Context context = network.context();
        RealtimeSession session = new RealtimeSession(Network.strandOn(context), refused, provider.limits(), listener);
        WebSocketConnectOptions options = new Endpoint(provider.url())
                .socket("/realtime?model=" + URLEncoder.encode(provider.model(), StandardCharsets.UTF_8))
                .putHeader("Authorization", "Bearer " + provider.key().reveal());
        context.runOnContext(_ -> session.connect(client, options, Messages.session(provider, request.language())));
        sessions.put(request.call(), session);
        return new RealtimeStream(session, request.sampleRate(), () -> sessions.remove(request.call(), session));
    }

    /** Thinks, for calls that it hears. */
    public LanguageModel mind() {
        return (request, listener) -> {
            Optional<RealtimeSession> session = Optional.ofNullable(sessions.get(request.call()));
            if (session.isPresent()) {
                return session.get().answer(request, listener);
            }
            listener.failed(refused.failure(
                    Failure.Kind.REQUEST,
                    "thinks only for calls that it hears; name it under recognisers, too, as the first"));
            return () -> {};
        };
    }

    /** Speaks what it thought of, and nothing else. */
    public Synthesiser voice() {
        return (request, listener) -> {
            Optional<RealtimeSession> session = Optional.ofNullable(sessions.get(request.call()));
            if (session.isPresent()) {
                return session.get().speak(request.text(), at(request.sampleRate(), listener));
            }
            listener.failed(refused.failure(Failure.Kind.REQUEST, "does not speak for a call that it does not hear"));
            return () -> {};
        };
    }

    /** The provider's sound has 8,000 samples a second. */
    private static SynthesisListener at(int sampleRate, SynthesisListener listener) {
        return sampleRate == 8000 ? listener : new Doubled(listener);
    }

    private record Doubled(SynthesisListener listener) implements SynthesisListener {
        @Override
        public void audio(short[] samples) {
            short[] doubled = new short[2 * samples.length];
            for (int i = 0; i < doubled.length; i++) {
                doubled[i] = samples[i / 2];
            }
            listener.audio(doubled);
        }

        @Override
        public void word(int textOffset, Duration at) {
            listener.word(textOffset, at);
        }

        @Override
        public void done() {
            listener.done();
        }

        @Override
        public void failed(Failure failure) {
            listener.failed(failure);
        }
    }
}
