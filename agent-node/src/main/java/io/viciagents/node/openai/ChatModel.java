package io.viciagents.node.openai;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.network.Network;
import io.viciagents.node.provider.OpenaiCompatible;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A language model over HTTP, by chat completions with streaming. HTTP/2 where the server speaks it, for there an answer that is
 * not wanted any more costs no connection. Any thread; each answer is confined to an event loop of the network.
 */
public final class ChatModel implements LanguageModel {
    private static final Logger log = LoggerFactory.getLogger(ChatModel.class);
    private static final int KEPT_SECONDS = 60;
    private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String name;
    private final OpenaiCompatible provider;
    private final Network network;
    private final HttpClient client;
    private final AtomicLong lastAsked = new AtomicLong(System.nanoTime() - WARM_NANOS);

    /**
     * Opens nothing yet.
     *
     * @param name under which the provider is configured
     */
    public ChatModel(String name, OpenaiCompatible provider, Network network) {
        this.name = name;
        this.provider = provider;
        this.network = network;
        boolean secure = provider.url().getScheme().equalsIgnoreCase("https");
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(secure)
                .setUseAlpn(secure)
                .setProtocolVersion(secure ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) provider.limits().connect().toMillis())
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setHttp2KeepAliveTimeout(KEPT_SECONDS)
                .setName(name);
        client = network.vertx()
                .httpClientBuilder()
                .with(options)
                .with(new PoolOptions()
                        .setHttp1MaxSize(provider.limits().atOnce())
                        .setMaxWaitQueueSize(0))
                .build();
    }

    @Override
    public Generation generate(ModelRequest request, ModelListener listener) {
        lastAsked.set(System.nanoTime());
        Context context = network.context();
        Buffer body = ChatRequest.of(request, provider).toBuffer();
        ChatExchange exchange =
                new ChatExchange(Network.strandOn(context), provider.limits(), new Refusals(name), listener, body);
        context.runOnContext(_ -> exchange.send(client, options(HttpMethod.POST, "/chat/completions")));
        return () -> context.runOnContext(_ -> exchange.cancel());
    }

    /** A connection is opened by asking for the list of models, unless one was used a moment ago. */
    @Override
    public void expect() {
        long now = System.nanoTime();
        long before = lastAsked.get();
        if (now - before > WARM_NANOS && lastAsked.compareAndSet(before, now)) {
            network.context()
                    .runOnContext(_ -> client.request(options(HttpMethod.GET, "/models"))
                            .compose(io.vertx.core.http.HttpClientRequest::send)
                            .compose(io.vertx.core.http.HttpClientResponse::end)
                            .onFailure(unreachable -> log.atDebug()
                                    .addKeyValue("provider", name)
                                    .setCause(unreachable)
                                    .log("no connection was opened ahead")));
        }
    }

    private RequestOptions options(HttpMethod method, String path) {
        URI url = provider.url();
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        String base = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setSsl(secure)
                .setHost(url.getHost())
                .setPort(url.getPort() > 0 ? url.getPort() : secure ? 443 : 80)
                .setURI(base + path + query)
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", method.equals(HttpMethod.POST) ? "text/event-stream" : "application/json");
        provider.headers().forEach(options::putHeader);
        provider.key().ifPresent(key -> {
            switch (provider.keyIn()) {
                case BEARER -> options.putHeader("Authorization", "Bearer " + key.reveal());
                case API_KEY -> options.putHeader("api-key", key.reveal());
            }
        });
        return options;
    }
}
