package io.viciagents.dispatcher.ari;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of our media channels have entered our application, and who waits for one. Asterisk answers externalMedia 1 to 5
 * ms before the channel enters, and refuses to bridge it until then. Confined to the connection's context; only {@link
 * #of} may be called from anywhere.
 *
 * <p>Nothing is kept for long: a wait ends after the limit at the latest, a channel is forgotten when it leaves or when
 * events were missed.
 */
final class MediaArrivals {
    private final Site site;
    private final Vertx vertx;
    private final AriSettings settings;
    private final Map<String, Wait> waits = new HashMap<>();
    private final Set<String> here = new HashSet<>();

    MediaArrivals(Site site) {
        this.site = site;
        this.vertx = site.vertx();
        this.settings = site.settings();
    }

    /** Completes when the channel is here. Asked before the channel is made, it cannot miss it. */
    Future<Void> of(String channel) {
        Promise<Void> arrived = Promise.promise();
        site.onContext(() -> waitFor(channel).onComplete(arrived));
        return arrived.future();
    }

    private Future<Void> waitFor(String channel) {
        if (here.contains(channel)) {
            return Future.succeededFuture();
        }
        return waits.computeIfAbsent(channel, this::begin).promise().future();
    }

    private Wait begin(String channel) {
        Duration limit = settings.limits().request();
        long timer = vertx.setTimer(
                limit.toMillis(), late -> fail(channel, "it did not enter within " + limit.toMillis() + " ms"));
        return new Wait(Promise.promise(), timer);
    }

    void entered(String channel) {
        here.add(channel);
        Wait wait = waits.remove(channel);
        if (wait != null) {
            vertx.cancelTimer(wait.timer());
            wait.promise().tryComplete();
        }
    }

    void left(String channel) {
        here.remove(channel);
        fail(channel, "it was hung up before it entered");
    }

    /** Who waits for a channel that will not come need not wait until the limit. */
    void fail(String channel, String reason) {
        Wait wait = waits.remove(channel);
        if (wait != null) {
            vertx.cancelTimer(wait.timer());
            wait.promise()
                    .tryFail(new AriException(
                            "media channel " + channel + " did not come into " + settings.application() + " of "
                                    + settings.place() + ": " + reason,
                            0));
        }
    }

    /** Events were missed: what was here may be gone. */
    void forget() {
        here.clear();
    }

    /** For which channels somebody waits. */
    Set<String> awaited() {
        return Set.copyOf(waits.keySet());
    }

    void close() {
        awaited().forEach(channel -> fail(channel, "the connection was closed"));
        here.clear();
    }

    private record Wait(Promise<Void> promise, long timer) {}
}
