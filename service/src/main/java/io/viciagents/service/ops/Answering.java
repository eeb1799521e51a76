package io.viciagents.service.ops;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.viciagents.service.configuration.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the request on the wire to the route and back; confined to the server's event loop, routes run on workers. */
final class Answering implements Handler<HttpServerRequest> {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);
    private static final int MOST_BODY_BYTES = 64 * 1024;
    private static final String BEARER = "Bearer ";

    private final Vertx vertx;
    private final Routes routes;
    private final Optional<Secret> token;

    Answering(Vertx vertx, Routes routes, Optional<Secret> token) {
        this.vertx = vertx;
        this.routes = routes;
        this.token = token;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        Optional<Routes.Guarded> found = routes.find(request.method(), path);
        if (found.isEmpty()) {
            send(request, unknown(request, path));
            return;
        }
        Optional<OpsAnswer> refusal = refusal(request, found.get().access());
        if (refusal.isPresent()) {
            send(request, refusal.get());
            return;
        }
        read(request, found.get().route());
    }

    private OpsAnswer unknown(HttpServerRequest request, String path) {
        String methods = routes.methods(path);
        if (methods.isEmpty()) {
            return OpsAnswer.text(404, "nothing answers here; known are\n" + routes.listed());
        }
        request.response().putHeader(HttpHeaders.ALLOW, methods);
        return OpsAnswer.text(405, "ask with " + methods);
    }

    private Optional<OpsAnswer> refusal(HttpServerRequest request, Access access) {
        return switch (access) {
            case OPEN -> Optional.empty();
            case TOKEN ->
                token.isEmpty()
                        ? Optional.of(OpsAnswer.text(403, "no token is configured; give http.token to allow this"))
                        : refusal(request, token.get());
        };
    }

    private static Optional<OpsAnswer> refusal(HttpServerRequest request, Secret wanted) {
        String given = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (given.startsWith(BEARER) && wanted.matches(given.substring(BEARER.length()))) {
            return Optional.empty();
        }
        request.response().putHeader("WWW-Authenticate", "Bearer");
        return Optional.of(OpsAnswer.text(401, "send the header Authorization: Bearer with the value of http.token"));
    }

    private void read(HttpServerRequest request, OpsRoute route) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= MOST_BODY_BYTES) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(_ -> {
            if (body.length() > MOST_BODY_BYTES) {
                send(request, OpsAnswer.text(413, "the body is longer than " + MOST_BODY_BYTES + " bytes"));
            } else {
                understand(request, body)
                        .ifPresentOrElse(
                                asked -> answer(request, route, asked),
                                () -> send(request, OpsAnswer.text(400, "the query is garbled; percent-encode it")));
            }
        });
    }

    private static Optional<OpsRequest> understand(HttpServerRequest request, Buffer body) {
        Map<String, String> query = new HashMap<>();
        try {
            request.params().forEach(query::putIfAbsent);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
        return Optional.of(new OpsRequest(query, body.toString()));
    }

    private void answer(HttpServerRequest request, OpsRoute route, OpsRequest asked) {
        vertx.executeBlocking(() -> route.answer(asked), false)
                .onSuccess(answer -> send(request, answer))
                .onFailure(failed -> {
                    log.atError()
                            .addKeyValue("path", request.path())
                            .setCause(failed)
                            .log("could not answer");
                    send(request, OpsAnswer.text(500, "this went wrong here; the log says why"));
                });
    }

    private static void send(HttpServerRequest request, OpsAnswer answer) {
        Buffer body = Buffer.buffer(answer.body());
        request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        Future<Void> written = request.method().equals(HttpMethod.HEAD)
                ? request.response().end()
                : request.response().end(body);
        written.onComplete(_ -> answer.afterwards().run());
    }
}
