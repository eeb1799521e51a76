package io.viciagents.node.deepgram;

import io.vertx.core.Context;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.viciagents.node.network.Endpoint;
import io.viciagents.node.network.Network;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Deepgram;
import io.viciagents.node.provider.DeepgramFlux;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.service.configuration.Secret;
import java.net.URI;

/** Deepgram's recogniser: one socket a call, opened with the call. Any thread. */
public final class DeepgramRecogniser implements Recogniser {
    private final String name;
    private final Endpoint endpoint;
    private final Secret key;
    private final Limits limits;
    private final Dialect dialect;
    private final Network network;
    private final WebSocketClient client;

    private DeepgramRecogniser(String name, URI url, Secret key, Limits limits, Dialect dialect, Network network) {
        this.name = name;
        this.endpoint = new Endpoint(url);
        this.key = key;
        this.limits = limits;
        this.dialect = dialect;
        this.network = network;
        this.client = network.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setMaxConnections(limits.atOnce())
                        .setConnectTimeout((int) limits.connect().toMillis()));
    }

    /** By version 1 of the interface. */
    public static DeepgramRecogniser of(String name, Deepgram provider, Network network) {
        return new DeepgramRecogniser(
                name, provider.url(), provider.key(), provider.limits(), new Version1(provider), network);
    }

    /** By Flux. */
    public static DeepgramRecogniser of(String name, DeepgramFlux provider, Network network) {
        return new DeepgramRecogniser(
                name, provider.url(), provider.key(), provider.limits(), new Flux(provider), network);
    }

    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        Context context = network.context();
        DeepgramSocket socket = new DeepgramSocket(
                Network.strandOn(context), dialect, new Refused("the recogniser " + name), limits, listener);
        WebSocketConnectOptions options =
                endpoint.socket(dialect.path(request)).putHeader("Authorization", "Token " + key.reveal());
        context.runOnContext(_ -> socket.connect(client, options));
        return new DeepgramStream(socket, request.sampleRate());
    }
}
