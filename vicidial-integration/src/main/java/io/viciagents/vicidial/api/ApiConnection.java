package io.viciagents.vicidial.api;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One API of one dialer: sends a request by POST (GET would put the password into web logs), within a time limit, through
 * the {@link LoginGate} and a circuit breaker, again when that is harmless. Any thread may ask; all else happens on one
 * Vert.x context.
 */
final class ApiConnection {
    private static final Logger log = LoggerFactory.getLogger(ApiConnection.class);
    /** How long to wait before the second and the third try. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(200), Duration.ofSeconds(1));

    private final Vertx vertx;
    private final Context context;
    private final WebClient web;
    private final DialerAccess access;
    private final Api api;
    private final DialerAlarm alarm;
    private final LoginGate gate = new LoginGate();
    private final CircuitBreaker breaker;

    ApiConnection(Vertx vertx, WebClient web, DialerAccess access, Api api, DialerAlarm alarm) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.web = web;
        this.access = access;
        this.api = api;
        this.alarm = alarm;
        this.breaker = CircuitBreaker.of(
                access.dialer() + "/" + api,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            switch (event.getStateTransition().getToState()) {
                case OPEN -> alarm.unreachable(access.dialer(), api);
                case CLOSED -> alarm.reachable(access.dialer(), api);
                default -> log.atDebug().addKeyValue("dialer", access.dialer()).log("trying the dialer again");
            }
        });
    }

    Future<ApiAnswer> ask(ApiRequest request) {
        Promise<ApiAnswer> promise = Promise.promise();
        context.runOnContext(now -> attempt(request, 0, promise));
        return promise.future();
    }

    /** After a human has mended what made the login refused. */
    void tryLoginAgain() {
        context.runOnContext(now -> gate.tryAgain());
    }

    /** The login is known to be refused, by another who has the same. */
    void stopLogins() {
        context.runOnContext(now -> refused());
    }

    private void attempt(ApiRequest request, int tries, Promise<ApiAnswer> promise) {
        gate.enter(new LoginGate.Waiting() {
            @Override
            public void pass() {
                send(request).onComplete(result -> {
                    settle(request, tries, result, promise);
                    gate.leave();
                });
            }

            @Override
            public void refused() {
                promise.fail(new DialerException.LoginRefused(access.dialer(), api));
            }

            @Override
            public void full() {
                promise.fail(unreachable(request, "too many requests wait for it"));
            }
        });
    }

    private Future<ApiAnswer> send(ApiRequest request) {
        if (!breaker.tryAcquirePermission()) {
            return Future.failedFuture(unreachable(request, "not tried, for the last requests failed"));
        }
        long start = System.nanoTime();
        return web.postAbs(access.url(api))
                .timeout(access.timeLimit().toMillis())
                .sendForm(form(request))
                .transform(sent -> read(request, sent))
                .onComplete(result -> {
                    long took = System.nanoTime() - start;
                    if (result.failed() && result.cause() instanceof DialerException.Unreachable failure) {
                        breaker.onError(took, TimeUnit.NANOSECONDS, failure);
                    } else {
                        breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                    }
                });
    }

    private MultiMap form(ApiRequest request) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        form.set("function", request.function());
        if (request.needsLogin()) {
            form.set("user", access.login().user())
                    .set("pass", access.login().password())
                    .set("source", access.login().source());
        }
        request.parameters().forEach(form::set);
        return form;
    }

    private Future<ApiAnswer> read(ApiRequest request, AsyncResult<HttpResponse<Buffer>> sent) {
        if (sent.failed()) {
            return Future.failedFuture(unreachable(request, reason(sent.cause())));
        }
        int status = sent.result().statusCode();
        String body = sent.result().bodyAsString("UTF-8");
        String text = body == null ? "" : body;
        // a column that does not exist: HTTP 500 with an empty body, and all is well
        boolean noSuchField =
                status == 500 && text.isBlank() && request.function().equals("lead_field_info");
        if (status != 200 && !noSuchField) {
            return Future.failedFuture(unreachable(request, "HTTP status " + status));
        }
        return LoginWords.check(access.dialer(), api, request.function(), text)
                .<Future<ApiAnswer>>map(Future::failedFuture)
                .orElseGet(() -> Future.succeededFuture(new ApiAnswer(access.dialer(), request, status, text)));
    }

    private void settle(ApiRequest request, int tries, AsyncResult<ApiAnswer> result, Promise<ApiAnswer> promise) {
        if (result.succeeded()) {
            if (request.needsLogin() && gate.accepted()) {
                alarm.loginAccepted(access.dialer(), api);
            }
            promise.complete(result.result());
            return;
        }
        switch (result.cause()) {
            case DialerException.LoginRefused refused -> {
                refused();
                promise.fail(refused);
            }
            case DialerException.Unreachable unreachable
            when mayRepeat(request, tries) ->
                vertx.setTimer(
                        PAUSES.get(tries).toMillis(),
                        timer -> context.runOnContext(now -> attempt(request, tries + 1, promise)));
            default -> promise.fail(result.cause());
        }
    }

    private boolean mayRepeat(ApiRequest request, int tries) {
        return request.repeat() == ApiRequest.Repeat.HARMLESS
                && tries < PAUSES.size()
                && breaker.getState() != CircuitBreaker.State.OPEN;
    }

    private void refused() {
        if (gate.refused()) {
            log.atError()
                    .addKeyValue("dialer", access.dialer())
                    .addKeyValue("api", api)
                    .log("login refused; nothing more is sent until it is tried again by hand");
            alarm.loginRefused(access.dialer(), api);
        }
    }

    private DialerException unreachable(ApiRequest request, String why) {
        return new DialerException.Unreachable(access.dialer(), request.function(), why);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
