package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.tools.HttpParam;
import ch.loway.oss.ari4java.tools.HttpResponseHandler;
import ch.loway.oss.ari4java.tools.WsClient;
import java.util.List;

/** ari4java wants a WebSocket before it makes any request; ours is an {@link EventSocket}, which it never sees. */
final class NoSocket implements WsClient {
    @Override
    public WsClientConnection connect(HttpResponseHandler callback, String url, List<HttpParam> parameters) {
        throw new UnsupportedOperationException("events come by EventSocket");
    }

    @Override
    public void destroy() {
        // Nothing was opened.
    }

    @Override
    public boolean isWsConnected() {
        return false;
    }
}
