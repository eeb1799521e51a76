package io.viciagents.node.network;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.Locale;

/**
 * An address of a provider, as clients want it.
 *
 * @param url http, https, ws or wss
 */
public record Endpoint(URI url) {
    /** Whether what travels is encrypted. */
    public boolean secure() {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("wss");
    }

    private int port() {
        int standard = secure() ? 443 : 80;
        return url.getPort() > 0 ? url.getPort() : standard;
    }

    private String uri(String path) {
        String base = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        return base + path;
    }

    /** A WebSocket at a path behind the address. */
    public WebSocketConnectOptions socket(String path) {
        return new WebSocketConnectOptions()
                .setHost(url.getHost())
                .setPort(port())
                .setSsl(secure())
                .setURI(uri(path));
    }

    /** A request to a path behind the address. */
    public RequestOptions request(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(url.getHost())
                .setPort(port())
                .setSsl(secure())
                .setURI(uri(path));
    }
}
