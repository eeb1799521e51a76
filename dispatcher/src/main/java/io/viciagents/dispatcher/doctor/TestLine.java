package io.viciagents.dispatcher.doctor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.dispatcher.ari.AriSettings;
import io.viciagents.dispatcher.ari.AsteriskConnection;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.SwitchboardListener;
import io.viciagents.dispatcher.setup.Server;
import io.viciagents.dispatcher.setup.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The doctor's own line into an Asterisk: a Stasis application of its own, so that no dispatcher loses its own, media
 * channels to sockets here, and bridges. Whatever was made is taken away on closing, in reverse. Confined to one thread.
 */
final class TestLine implements AutoCloseable {
    /** The doctor's application. */
    static final String APPLICATION = "vici-doctor";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AsteriskConnection asterisk;
    private final String id = "vici-doctor-" + HexFormat.of().toHexDigits(new Random().nextInt());
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final BlockingQueue<String> callers = new LinkedBlockingQueue<>();
    private int count;

    private TestLine(AsteriskConnection asterisk) {
        this.asterisk = asterisk;
    }

    /** Connects; throws when events do not come. */
    static TestLine open(Vertx vertx, Site site, Server server) throws IOException {
        AriSettings settings = new AriSettings(
                server.name(),
                site.ariOf(server),
                site.ari().user(),
                site.ari().password()::reveal,
                APPLICATION,
                "vici-doctor-",
                Optional.empty(),
                AriSettings.Limits.STANDARD);
        TestLine line = new TestLine(new AsteriskConnection(vertx, settings, new SimpleMeterRegistry()));
        CountDownLatch connected = new CountDownLatch(1);
        line.asterisk.listen(line.new Listening(connected));
        try {
            if (connected.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return line;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        line.close();
        throw new IOException("events do not come");
    }

    /** A media channel to a socket of ours; the address is where Asterisk listens for it. */
    Media media(MediaAddress ours) {
        String channel = id + "-" + count++;
        var entered = asterisk.entered(channel);
        MediaAddress theirs =
                asterisk.openMedia(channel, ours, MediaFormat.ULAW).await();
        open.push(() -> asterisk.hangUp(channel).await());
        entered.await();
        return new Media(channel, theirs);
    }

    /**
     * A media channel.
     *
     * @param channel its id
     * @param asterisk where Asterisk listens for it, and sends from
     */
    record Media(String channel, MediaAddress asterisk) {}

    /** Two channels hear each other from now on. */
    void bridge(String one, String other) {
        String bridge = id + "-bridge-" + count++;
        asterisk.createBridge(bridge).await();
        open.push(() -> asterisk.deleteBridge(bridge).await());
        asterisk.addToBridge(bridge, one).await();
        asterisk.addToBridge(bridge, other).await();
    }

    /** A channel variable, or what a function of the dialplan tells. */
    Optional<String> variable(String channel, String name) {
        return asterisk.variable(channel, name).await();
    }

    /** The next channel that comes in and is no media channel; it is hung up on closing. */
    Optional<String> caller(Duration limit) {
        try {
            Optional<String> caller = Optional.ofNullable(callers.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
            caller.ifPresent(channel -> open.push(() -> asterisk.hangUp(channel).await()));
            return caller;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
        asterisk.close();
    }

    /** Hears only what the doctor waits for. */
    private final class Listening implements SwitchboardListener {
        private final CountDownLatch connected;

        Listening(CountDownLatch connected) {
            this.connected = connected;
        }

        @Override
        public void callerEntered(CallerEntered caller) {
            callers.add(caller.channel());
        }

        @Override
        public void channelLeft(String channel) {}

        @Override
        public void dtmf(String channel, KeyPress key) {}

        @Override
        public void connected() {
            connected.countDown();
        }

        @Override
        public void disconnected() {}

        @Override
        public void replaced() {}
    }
}
