package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.tools.HttpParam;
import ch.loway.oss.ari4java.tools.HttpResponse;
import ch.loway.oss.ari4java.tools.HttpResponseHandler;
import ch.loway.oss.ari4java.tools.RestException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * ari4java's HTTP client on Vert.x: kept-alive pooled connections, nothing blocks. Every request starts and ends on the
 * connection's context, whoever asks: answers to requests begun on other threads get lost now and then.
 */
final class HttpTransport implements ch.loway.oss.ari4java.tools.HttpClient {
    /** Shorter than the 15 s after which Asterisk (session_keep_alive) closes an idle connection by itself. */
    private static final int KEPT_ALIVE_SECONDS = 10;

    private static final int WAITING_REQUESTS = 5_000;

    private final Site site;
    private final AriSettings settings;
    private final HttpClient http;

    HttpTransport(Site site) {
        this.site = site;
        this.settings = site.settings();
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost(settings.host())
                .setDefaultPort(settings.port())
                .setSsl(settings.encrypted())
                .setTcpNoDelay(true)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_ALIVE_SECONDS);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(settings.limits().connections())
                .setMaxWaitQueueSize(WAITING_REQUESTS);
        this.http = site.vertx().createHttpClient(options, pool);
    }

    @Override
    public void httpActionAsync(
            String uri,
            String method,
            List<HttpParam> query,
            String body,
            List<HttpResponse> errors,
            HttpResponseHandler handler,
            boolean binary) {
        site.onContext(() -> request(uri, method, query, body).onComplete(answer -> {
            if (answer.failed()) {
                handler.onFailure(answer.cause());
            } else {
                handler.onResponseReceived();
                handler.onSuccess(json(answer.result()));
            }
        }));
    }

    private Future<Buffer> request(String uri, String method, List<HttpParam> query, String body) {
        Duration limit = settings.limits().request();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setURI(settings.ariPath() + uri + query(query))
                .setTimeout(limit.toMillis())
                .putHeader("Authorization", site.credentials().header());
        // A client that is closed throws: whoever asked is to hear of it like of any failure.
        return Future.succeededFuture(options)
                .compose(http::request)
                .compose(request -> {
                    if (body == null) {
                        return request.send();
                    }
                    return request.putHeader("Content-Type", "application/json").send(Buffer.buffer(body));
                })
                .compose(HttpTransport::read)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<Buffer> read(HttpClientResponse response) {
        int status = response.statusCode();
        return response.body()
                .compose(body -> status / 100 == 2
                        ? Future.succeededFuture(body)
                        : Future.failedFuture(new RestException(response.statusMessage(), body.toString(), status)));
    }

    /** An answer without a body (Asterisk 16 about a bridge that was there) is nothing, which JSON calls null. */
    private static String json(Buffer body) {
        return body.length() == 0 ? "null" : body.toString(StandardCharsets.UTF_8);
    }

    private static String query(List<HttpParam> parameters) {
        StringBuilder query = new StringBuilder();
        for (HttpParam parameter : parameters == null ? List.<HttpParam>of() : parameters) {
            if (parameter.getValue() != null && !parameter.getValue().isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.getName())
                        .append('=')
                        .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    @Override
    public String httpActionSync(
            String uri, String method, List<HttpParam> query, String body, List<HttpResponse> errors) {
        throw new UnsupportedOperationException("ask Asterisk without blocking");
    }

    @Override
    public byte[] httpActionSyncAsBytes(
            String uri, String method, List<HttpParam> query, String body, List<HttpResponse> errors) {
        throw new UnsupportedOperationException("ask Asterisk without blocking");
    }

    @Override
    public void destroy() {
        http.close();
    }
}
