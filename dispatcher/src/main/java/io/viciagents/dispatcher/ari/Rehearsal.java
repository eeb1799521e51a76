package io.viciagents.dispatcher.ari;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * What a dispatcher asks now and then of an Asterisk that it would have to take over if the owner died: its version, and
 * what it has. So a wrong password or a closed firewall is told while all is well, and not by callers who wait; and what
 * is done for the first time in a process, slowly, has been done. Reads only; takes no application. Any thread.
 *
 * <p>{@code ari.rehearsed} is 1 while it could be taken over, as far as the last rehearsal tells.
 */
public final class Rehearsal {
    private final AriSettings settings;
    private final Requests requests;
    private final Diary diary;
    private volatile boolean good = true;

    /** All its work is done on the context from which it is made. */
    public Rehearsal(Vertx vertx, AriSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.requests = new Requests(
                settings,
                new Meters(registry, settings.name()),
                new HttpTransport(new Site(vertx, vertx.getOrCreateContext(), settings, new Credentials(settings))));
        this.diary = new Diary(settings);
        Gauge.builder("ari.rehearsed", this, rehearsal -> rehearsal.good ? 1 : 0)
                .description("whether this dispatcher could take the Asterisk over, by its last rehearsal")
                .tag("asterisk", settings.name())
                .register(registry);
    }

    /** Asks; what is wrong is told once, with its cure. Never fails. */
    public Future<Boolean> ask() {
        return requests.information()
                .compose(told -> Inventory.take(requests, settings))
                .map(all -> true)
                .onSuccess(all -> {
                    if (!good) {
                        diary.rehearsedAgain();
                    }
                })
                .recover(failed -> {
                    diary.couldNotRehearse(failed);
                    return Future.succeededFuture(false);
                })
                .onSuccess(done -> good = done);
    }

    /** Asks no more. */
    public void close() {
        requests.close();
    }
}
