package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.generated.models.Application;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Hears the keys that callers press, whoever owns the Asterisk: in an application of its own, which it subscribes to the
 * callers' channels in ours. Asterisk tells keys as events to whoever is connected at that moment; those pressed while an
 * owner is dead, stalled or being followed are told to nobody but to the second ears of the others (ADR 98). All its state is kept on the context from which it is made; any thread may close it.
 *
 * <p>It listens to no channel that is not in our application: what callers type for humans does not concern us, so it looks
 * once a second who came and who went ({@code GET}, {@code POST} and {@code DELETE /applications}). A call is heard by it a
 * second after it began.
 *
 * <p>Mutable: the channels that it listens to, and whether it is looking.
 */
public final class SecondEar implements AutoCloseable, SwitchboardListener {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Site site;
    private final AriSettings ours;
    private final Requests requests;
    private final HeardKeys heard;
    private final BiConsumer<String, KeyPress> told;
    private final EventLine line;
    private final long timer;
    private final Set<String> listenedTo = new HashSet<>();
    private boolean connected;
    private boolean looking;

    private SecondEar(
            Vertx vertx, AriSettings ours, String listener, HeardKeys heard, BiConsumer<String, KeyPress> told) {
        AriSettings own = ours.withApplication(ours.application() + "-keys-" + listener);
        this.site = new Site(vertx, vertx.getOrCreateContext(), own, new Credentials(own));
        this.ours = ours;
        this.heard = heard;
        this.told = told;
        // What it asks and hears is not what calls cost.
        Meters uncounted = new Meters(new SimpleMeterRegistry(), ours.name());
        this.requests = new Requests(own, uncounted, new HttpTransport(site));
        this.line = new EventLine(
                site,
                requests,
                uncounted,
                new Announcements(own, this, new MediaArrivals(site), uncounted, heard),
                Diary.ofSecondEar(own));
        this.timer = vertx.setPeriodic(PERIOD.toMillis(), now -> site.onContext(this::look));
    }

    /**
     * Opens one; tries for ever to connect.
     *
     * @param ours how the Asterisk is reached, and the application in which callers are
     * @param listener the dispatcher's name: each has its own ear
     * @param heard where keys are kept
     * @param told is told each key and its channel, on the context from which this is called: never block
     */
    public static SecondEar open(
            Vertx vertx, AriSettings ours, String listener, HeardKeys heard, BiConsumer<String, KeyPress> told) {
        SecondEar ear = new SecondEar(vertx, ours, listener.replaceAll("[^A-Za-z0-9_-]", "-"), heard, told);
        ear.line.open();
        return ear;
    }

    private void look() {
        if (!connected || looking) {
            return;
        }
        looking = true;
        Inventory.inApplication(requests, ours)
                .onSuccess(channels -> listenTo(channels.stream()
                        .filter(channel -> !channel.startsWith(ours.mediaPrefix()))
                        .collect(Collectors.toUnmodifiableSet())))
                .onComplete(done -> looking = false);
    }

    private void listenTo(Set<String> callers) {
        callers.stream().filter(listenedTo::add).forEach(this::subscribe);
        Set<String> gone = listenedTo.stream()
                .filter(channel -> !callers.contains(channel))
                .collect(Collectors.toUnmodifiableSet());
        gone.forEach(this::unsubscribe);
        listenedTo.removeAll(gone);
        heard.keepOnly(callers);
    }

    private void subscribe(String channel) {
        Future<Application> subscribed = requests.ask(
                "hear the keys of channel " + channel,
                (ari, done) -> ari.applications()
                        .subscribe(site.settings().application(), source(channel))
                        .execute(done));
        // The next look tries again, if it is still there.
        subscribed.onFailure(refused -> listenedTo.remove(channel));
    }

    /** Refused when the channel has ended, which ends the subscription, too. */
    private void unsubscribe(String channel) {
        Future<Application> left = requests.ask(
                "leave the keys of channel " + channel,
                (ari, done) -> ari.applications()
                        .unsubscribe(site.settings().application(), source(channel))
                        .execute(done));
        left.otherwiseEmpty();
    }

    private static String source(String channel) {
        return "channel:" + channel;
    }

    @Override
    public void connected() {
        connected = true;
        listenedTo.clear();
        look();
    }

    @Override
    public void dtmf(String channel, KeyPress key) {
        told.accept(channel, key);
    }

    @Override
    public void disconnected() {
        connected = false;
    }

    /** Another process with the name of this dispatcher: one of both hears. */
    @Override
    public void replaced() {
        connected = false;
    }

    @Override
    public void callerEntered(CallerEntered caller) {
        // None comes into this application.
    }

    @Override
    public void channelLeft(String channel) {
        // The next look tells.
    }

    @Override
    public void close() {
        site.vertx().cancelTimer(timer);
        line.close();
        requests.close();
    }
}
