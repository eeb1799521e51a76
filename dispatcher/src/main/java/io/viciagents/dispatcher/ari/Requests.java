package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.AriVersion;
import ch.loway.oss.ari4java.generated.models.AsteriskInfo;
import ch.loway.oss.ari4java.tools.AriCallback;
import ch.loway.oss.ari4java.tools.BaseAriAction;
import ch.loway.oss.ari4java.tools.RestException;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.dispatcher.ari.Meters.Outcome;

/** Asks one Asterisk by ari4java's actions; measures each request and says in words what failed. Any thread. */
final class Requests {
    static {
        // A field that a newer Asterisk adds must not make its answers unreadable.
        BaseAriAction.setObjectMapperLessStrict();
    }

    private final AriSettings settings;
    private final Meters meters;
    private final HttpTransport transport;
    /** Changes when Asterisk comes back as another version. */
    private volatile ARI ari;

    Requests(AriSettings settings, Meters meters, HttpTransport transport) {
        this.settings = settings;
        this.meters = meters;
        this.transport = transport;
        this.ari = speaking(Versions.newest());
    }

    /** From now on, asks by the models and actions of that version. */
    void speak(AriVersion version) {
        ari = speaking(version);
    }

    private ARI speaking(AriVersion version) {
        ARI actions = new ARI();
        actions.setHttpClient(transport);
        actions.setWsClient(new NoSocket());
        actions.setVersion(version);
        return actions;
    }

    /**
     * Asks.
     *
     * @param wanted what for, to follow "could not": "answer channel 17"
     */
    <T> Future<T> ask(String wanted, Request<T> request) {
        Promise<T> answer = Promise.promise();
        Timer.Sample since = meters.start();
        try {
            request.send(ari, new Completing<>(answer));
        } catch (RestException refused) {
            answer.tryFail(refused);
        }
        return answer.future().transform(done -> {
            if (done.succeeded()) {
                meters.requested(since, Outcome.DONE);
                return Future.succeededFuture(done.result());
            }
            Refusal refusal = Refusal.of(done.cause(), settings.limits().request());
            meters.requested(since, refusal.outcome());
            return Future.failedFuture(new AriException(
                    "could not " + wanted + ": " + settings.place() + " " + refusal.words(), refusal.status()));
        });
    }

    /** What Asterisk says of itself: its version. */
    Future<AsteriskInfo> information() {
        return ask(
                "learn its version",
                (ari, answer) -> ari.asterisk().getInfo().setOnly("system").execute(answer));
    }

    void close() {
        transport.destroy();
    }

    /** One action of ari4java, sent. */
    @FunctionalInterface
    interface Request<T> {
        void send(ARI ari, AriCallback<T> answer) throws RestException;
    }

    private record Completing<T>(Promise<T> answer) implements AriCallback<T> {
        @Override
        public void onSuccess(T result) {
            answer.tryComplete(result);
        }

        @Override
        public void onFailure(RestException refused) {
            answer.tryFail(refused);
        }
    }
}
