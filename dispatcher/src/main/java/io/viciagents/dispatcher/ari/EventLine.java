package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.AriVersion;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the events of one Asterisk coming. Confined to the connection's context.
 *
 * <pre>
 *            start                opened
 *   Resting --------> Opening ------------> Open
 *      ^    reconnect  |   ^                 | |
 *      |        failed v   | pause over      | | lost
 *      |              Pausing  <---------------+
 *      +------------------- replaced --------+        close: Closed, from anywhere
 * </pre>
 *
 * <p>A socket counts as good only after it has stood for several of the longest pauses: two clients that take the
 * application from each other slow down instead of racing.
 *
 * <p>Mutable: the state, and how many tries have failed in a row.
 */
final class EventLine {
    private static final int STEADY_PAUSES = 5;
    private static final int CLOSING_SECONDS = 1;
    private static final int FRAME_BYTES = 1 << 20;
    private static final int MESSAGE_BYTES = 1 << 22;

    private final Site site;
    private final Vertx vertx;
    private final AriSettings settings;
    private final Requests requests;
    private final Announcements announcements;
    private final Meters meters;
    private final Diary diary;
    private final Backoff backoff;
    private final WebSocketClient client;
    private final Promise<Void> relieved = Promise.promise();
    private State state = new State.Resting();
    private int failures;

    /** @param diary what people read of it */
    EventLine(Site site, Requests requests, Meters meters, Announcements announcements, Diary diary) {
        this.site = site;
        this.vertx = site.vertx();
        this.settings = site.settings();
        this.requests = requests;
        this.meters = meters;
        this.announcements = announcements;
        this.diary = diary;
        this.backoff =
                new Backoff(settings.limits().reconnectMin(), settings.limits().reconnectMax(), new java.util.Random());
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setDefaultHost(settings.host())
                .setDefaultPort(settings.port())
                .setSsl(settings.encrypted())
                .setClosingTimeout(CLOSING_SECONDS)
                .setMaxFrameSize(FRAME_BYTES)
                .setMaxMessageSize(MESSAGE_BYTES));
    }

    /** Opens the line, or opens it anew. Any thread. */
    void open() {
        site.onContext(() -> {
            if (!(state instanceof State.Closed)) {
                leave();
                openSoon();
            }
        });
    }

    /** Closes it for good. Any thread. */
    void close() {
        site.onContext(() -> {
            leave();
            relieved.tryComplete();
            state = new State.Closed();
            client.close();
        });
    }

    /** Done when another client has taken the application, or none of ours has it now. Any thread. */
    Future<Void> relieved() {
        site.onContext(() -> {
            if (!(state instanceof State.Open)) {
                relieved.tryComplete();
            }
        });
        return relieved.future();
    }

    private void leave() {
        switch (state) {
            case State.Pausing pausing -> vertx.cancelTimer(pausing.timer());
            case State.Open open -> {
                vertx.cancelTimer(open.steady());
                open.socket().close();
            }
            case State.Opening _ -> {
                // Its socket is closed when it comes.
            }
            case State.Resting _ -> {
                // Nothing is open.
            }
            case State.Closed _ -> {
                // Nothing is open.
            }
        }
        state = new State.Resting();
    }

    private void openSoon() {
        Duration pause = backoff.before(failures);
        if (pause.isZero()) {
            tryToOpen();
        } else {
            state = new State.Pausing(vertx.setTimer(Math.max(1, pause.toMillis()), over -> tryToOpen()));
        }
    }

    private void tryToOpen() {
        State.Opening opening = new State.Opening();
        state = opening;
        failures++;
        askVersion().compose(version -> socket(opening, version)).onComplete(done -> opened(opening, done));
    }

    private Future<AriVersion> askVersion() {
        return requests.information()
                .map(told -> told.getSystem() == null
                        ? ""
                        : String.valueOf(told.getSystem().getVersion()))
                .map(release -> diary.accept(release, Versions.judge(release)))
                .onSuccess(requests::speak);
    }

    private Future<EventSocket> socket(State.Opening opening, AriVersion version) {
        EventReader reader = new EventReader(version);
        String application = URLEncoder.encode(settings.application(), StandardCharsets.UTF_8);
        WebSocketConnectOptions events = new WebSocketConnectOptions()
                .setURI(settings.ariPath() + "/events?app=" + application + "&subscribeAll=false")
                .setTimeout(settings.limits().request().toMillis())
                .putHeader("Authorization", site.credentials().header());
        return EventSocket.open(
                vertx,
                client,
                events,
                settings.limits(),
                text -> received(opening, reader.read(text)),
                reason -> lost(opening, reason));
    }

    private void opened(State.Opening opening, AsyncResult<EventSocket> done) {
        if (state != opening) {
            if (done.succeeded()) {
                done.result().close();
            }
            return;
        }
        if (done.failed()) {
            diary.couldNotConnect(done.cause());
            openSoon();
            return;
        }
        long steady = vertx.setTimer(
                settings.limits().reconnectMax().multipliedBy(STEADY_PAUSES).toMillis(), stood -> failures = 0);
        state = new State.Open(opening, done.result(), steady);
        if (diary.connected()) {
            meters.reconnected();
        }
        announcements.connected();
        lookForAwaited();
        opening.early.forEach(event -> received(opening, event));
    }

    /** A media channel may have entered while nobody listened. */
    private void lookForAwaited() {
        if (announcements.awaitsArrivals()) {
            Inventory.inApplication(requests, settings).onSuccess(announcements::present);
        }
    }

    private void received(State.Opening opening, AriEvent event) {
        if (state == opening) {
            opening.early.add(event);
        } else if (state instanceof State.Open open && open.since() == opening) {
            if (event instanceof AriEvent.Replaced) {
                leave();
                relieved.tryComplete();
                diary.replaced();
            }
            announcements.tell(event);
        }
    }

    private void lost(State.Opening opening, String reason) {
        if (state instanceof State.Open open && open.since() == opening) {
            leave();
            diary.lost(reason);
            announcements.disconnected();
            if (state instanceof State.Resting) {
                openSoon();
            }
        }
    }

    /** Where the line is. Compared by identity: each try is its own. */
    private sealed interface State {
        /** Not opened yet, or replaced and waiting to be told what to do. */
        final class Resting implements State {}

        /** Waiting before the next try. */
        record Pausing(long timer) implements State {}

        /** A try. Events may come before we learn that it succeeded. */
        final class Opening implements State {
            private final List<AriEvent> early = new ArrayList<>();
        }

        /** Events come. */
        record Open(Opening since, EventSocket socket, long steady) implements State {}

        /** For good. */
        final class Closed implements State {}
    }
}
