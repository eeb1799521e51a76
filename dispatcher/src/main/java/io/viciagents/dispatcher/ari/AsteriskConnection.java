package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.generated.models.Bridge;
import ch.loway.oss.ari4java.generated.models.Channel;
import ch.loway.oss.ari4java.generated.models.Variable;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Asterisk by ARI: pooled HTTP for what we ask of it, one ordered WebSocket for what it tells, both on one Vert.x
 * context. Commands work whether or not events come. Any thread.
 *
 * <p>"It is gone already" is 404 everywhere, and 409 or 422 for a channel that is there but no longer in Stasis. A caller's
 * channel that is gone when it should be bridged is no error (its departure is told as well); a media channel that is
 * gone, or not yet here, is one: nobody would hear anything.
 */
public final class AsteriskConnection implements Switchboard {
    private static final int[] GONE = {404};
    private static final int[] NOT_WITH_US = {404, 409};
    private static final int[] BEING_DELETED = {404, 409};
    private static final int[] NOT_TO_BE_BRIDGED = {400, 422};
    private static final int THERE_ALREADY = 409;

    private final AriSettings settings;
    private final Meters meters;
    private final HeardKeys heard;
    private final Requests requests;
    private final MediaArrivals arrivals;
    private final Site site;
    /** Made when somebody listens. */
    private volatile @Nullable EventLine line;

    /** One that knows no keys but those that it hears itself. */
    public AsteriskConnection(Vertx vertx, AriSettings settings, MeterRegistry registry) {
        this(vertx, settings, registry, new HeardKeys());
    }

    /**
     * Connects to nothing yet. All its work is done on the context from which it is made.
     *
     * @param heard where the keys are kept that others of our connections to this Asterisk hear, too
     */
    public AsteriskConnection(Vertx vertx, AriSettings settings, MeterRegistry registry, HeardKeys heard) {
        this.settings = settings;
        this.heard = heard;
        this.site = new Site(vertx, vertx.getOrCreateContext(), settings, new Credentials(settings));
        this.meters = new Meters(registry, settings.name());
        this.requests = new Requests(settings, meters, new HttpTransport(site));
        this.arrivals = new MediaArrivals(site);
    }

    /** Tells the listener from now on what happens; tries for ever to connect, and says why it cannot. Called once. */
    public void listen(SwitchboardListener listener) {
        Announcements announcements = new Announcements(settings, listener, arrivals, meters, heard);
        EventLine opened = new EventLine(site, requests, meters, announcements, new Diary(settings));
        line = opened;
        opened.open();
    }

    /** Takes the application (back): what a listener asks for who was told that it was replaced, and still owns it. */
    public void reconnect() {
        EventLine opened = line;
        if (opened != null) {
            opened.open();
        }
    }

    /**
     * Done when another client has taken the application from this one: until then whoever calls finds it. At once when this
     * one does not have it; once.
     */
    public Future<Void> relieved() {
        EventLine opened = line;
        return opened == null ? Future.succeededFuture() : opened.relieved();
    }

    /** Ends the connection; what is in Asterisk stays as it is. */
    public void close() {
        EventLine opened = line;
        if (opened != null) {
            opened.close();
        }
        site.onContext(arrivals::close);
        requests.close();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Future<Void> answer(String channel) {
        Future<Void> answered = requests.ask(
                "answer channel " + channel,
                (ari, done) -> ari.channels().answer(channel).execute(done));
        return unless(answered, NOT_WITH_US);
    }

    @Override
    public Future<MediaAddress> openMedia(String channel, MediaAddress node, MediaFormat format) {
        Future<Channel> opened = requests.ask(
                "open media channel " + channel + " to " + node,
                (ari, done) -> ari.channels()
                        .externalMedia(settings.application(), MediaAddresses.literal(node), format.asteriskName())
                        .setChannelId(channel)
                        .setEncapsulation("rtp")
                        .setTransport("udp")
                        .setDirection("both")
                        .execute(done));
        return opened.map(made -> MediaAddresses.of(made, settings))
                .onFailure(refused -> arrivals.fail(channel, "it could not be made"));
    }

    @Override
    public Future<Void> entered(String channel) {
        return arrivals.of(channel);
    }

    /** Names no type, for mixing is what Asterisk makes then: with one, an Asterisk 16 answers 500 when it is there. */
    @Override
    public Future<Void> createBridge(String bridge) {
        Future<Bridge> created = requests.ask(
                "make bridge " + bridge,
                (ari, done) -> ari.bridges().createWithId(bridge).execute(done));
        return unless(created.mapEmpty(), THERE_ALREADY);
    }

    @Override
    public Future<Void> addToBridge(String bridge, String channel) {
        Future<Void> added = requests.ask(
                "put channel " + channel + " into bridge " + bridge,
                (ari, done) -> ari.bridges().addChannel(bridge, channel).execute(done));
        return channel.startsWith(settings.mediaPrefix()) ? added : unless(added, NOT_TO_BE_BRIDGED);
    }

    @Override
    public Future<Void> setVariable(String channel, String variable, String value) {
        Future<Void> set = requests.ask(
                "set " + variable + " of channel " + channel,
                (ari, done) -> ari.channels()
                        .setChannelVar(channel, variable)
                        .setValue(value)
                        .execute(done));
        return unless(set, NOT_WITH_US);
    }

    @Override
    public Future<Optional<String>> variable(String channel, String variable) {
        Future<Variable> read = requests.ask(
                "read " + variable + " of channel " + channel,
                (ari, done) -> ari.channels().getChannelVar(channel, variable).execute(done));
        return read.map(found -> Optional.ofNullable(found.getValue()).filter(value -> !value.isEmpty()))
                .recover(refused -> means(refused, NOT_WITH_US)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(refused));
    }

    @Override
    public Future<Void> continueAt(String channel, String context, String extension) {
        Future<Void> sent = requests.ask(
                "send channel " + channel + " on to " + extension + "@" + context,
                (ari, done) -> ari.channels()
                        .continueInDialplan(channel)
                        .setContext(context)
                        .setExtension(extension)
                        .setPriority(1)
                        .execute(done));
        return unless(sent, NOT_WITH_US);
    }

    @Override
    public Future<Void> sendDtmf(String channel, String digits) {
        return requests.ask(
                "send keys to channel " + channel,
                (ari, done) -> ari.channels().sendDTMF(channel).setDtmf(digits).execute(done));
    }

    @Override
    public List<KeyPress> keysHeard(String channel) {
        return heard.of(channel);
    }

    @Override
    public Future<Void> hangUp(String channel) {
        Future<Void> hungUp = requests.ask(
                "hang up channel " + channel,
                (ari, done) -> ari.channels().hangup(channel).execute(done));
        return unless(hungUp, GONE);
    }

    @Override
    public Future<Void> deleteBridge(String bridge) {
        Future<Void> deleted = requests.ask(
                "delete bridge " + bridge,
                (ari, done) -> ari.bridges().destroy(bridge).execute(done));
        return unless(deleted, BEING_DELETED);
    }

    @Override
    public Future<Snapshot> snapshot() {
        return Inventory.take(requests, settings);
    }

    private static Future<Void> unless(Future<Void> step, int... gone) {
        return step.recover(refused -> means(refused, gone) ? Future.succeededFuture() : Future.failedFuture(refused));
    }

    private static boolean means(Throwable refused, int... statuses) {
        return refused instanceof AriException told
                && Arrays.stream(statuses).anyMatch(status -> status == told.status());
    }
}
