package io.viciagents.node.media;

import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.node.media.MediaLoops.Claim;
import io.viciagents.node.time.Timers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that carries many calls: their packets, their frames, their timers, and whatever they give it to
 * {@link #execute}. Methods may be called from any thread.
 */
public final class MediaLoop implements Executor {
    private static final Logger log = LoggerFactory.getLogger(MediaLoop.class);

    /** A shorter standstill drowns in the jitter buffers of the far ends. */
    private static final Duration AUDIBLE = Duration.ofMillis(100);

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final EventLoop loop;
    private final MediaSettings settings;
    private final Clock clock;
    private final MediaCounters counters;
    private final ConcurrentMap<InetSocketAddress, Claim> claims;
    private final Timers timers;
    private final Pacer pacer;
    private final Sockets sockets;
    private final AtomicInteger calls = new AtomicInteger();
    private final Speaking speaking = new Speaking();
    private volatile Consumer<Duration> stallListener = late -> {};

    MediaLoop(
            EventLoop loop,
            int number,
            MediaSettings settings,
            Clock clock,
            MediaCounters counters,
            ConcurrentMap<InetSocketAddress, Claim> claims) {
        this.loop = loop;
        this.settings = settings;
        this.clock = clock;
        this.counters = counters;
        this.claims = claims;
        this.timers = new LoopTimers(loop);
        this.pacer = new Pacer(timers, new Beat());
        this.sockets = Sockets.open(loop, number, settings, counters);
    }

    /**
     * Keeps a place for a call, whose address may be told to Asterisk at once.
     *
     * @return empty if a port a call is configured and all are taken
     */
    public Optional<MediaReservation> reserve() {
        Optional<MediaSocket> socket = sockets.take();
        socket.ifPresent(taken -> calls.incrementAndGet());
        return socket.map(taken -> new MediaReservation(this, taken));
    }

    /** How many places are reserved or in use. */
    public int calls() {
        return calls.get();
    }

    /** The clock and the alarms of this loop. */
    public Timers timers() {
        return timers;
    }

    /** Runs {@code task} on this loop, soon. */
    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /**
     * Who is told when this loop stood still for longer than a frame, on the loop, before any call sends again: what it
     * believes about its calls may no longer be true. There is one listener; the next replaces it.
     */
    public void onStall(Consumer<Duration> listener) {
        stallListener = listener;
    }

    @Override
    public String toString() {
        return "media loop with " + calls + " calls";
    }

    /** On the loop only. */
    RtpSession open(MediaReservation reservation, MediaAddress asterisk, MediaFormat format) {
        if (!loop.inEventLoop()) {
            throw new IllegalStateException("a media session is opened on the thread of its loop");
        }
        InetSocketAddress address = resolved(asterisk);
        PayloadFormat payload = PayloadFormat.of(format);
        RtpSession session = new RtpSession(
                address,
                payload,
                reservation.outlet(),
                new Reception(payload, settings, counters),
                speaking,
                clock,
                ThreadLocalRandom.current());
        claim(reservation.socket(), session);
        pacer.add(session);
        return session;
    }

    /** On the loop only. */
    CanaryLeg sing(MediaReservation reservation, MediaAddress asterisk) {
        CanaryLeg leg = new CanaryLeg(resolved(asterisk), reservation.outlet(), timers, sockets::flush);
        claim(reservation.socket(), leg);
        return leg;
    }

    private void claim(MediaSocket socket, Leg leg) {
        Claim before = claims.put(leg.asterisk(), new Claim(this, leg));
        if (before != null) {
            evict(before);
        }
        socket.attach(leg);
    }

    /** On the loop only: the address may at once be another call's. */
    void forget(MediaSocket socket, Leg leg) {
        claims.remove(leg.asterisk(), new Claim(this, leg));
        socket.detach(leg);
    }

    /** At once if this is the loop, else soon; when the loop has ended, there is nothing left to do. */
    void executeHere(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else if (!loop.isShuttingDown()) {
            loop.execute(task);
        }
    }

    void release(MediaSocket socket) {
        calls.decrementAndGet();
        sockets.giveBack(socket);
    }

    /** Asterisk has given its port to another call, so the one before is over, told or not: it must not go on sending. */
    private void evict(Claim before) {
        log.atInfo()
                .addKeyValue("asterisk", before.leg().asterisk())
                .log("Asterisk uses the port of an older call again: that call's audio is closed");
        before.loop().executeHere(before.leg()::close);
    }

    private static InetSocketAddress resolved(MediaAddress asterisk) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(asterisk.host());
        if (address == null) {
            throw new IllegalArgumentException("Asterisk's media address must be an IP address, got " + asterisk);
        }
        return new InetSocketAddress(address, asterisk.port());
    }

    /** What follows from the beats. */
    private final class Beat implements Pacer.Listener {
        private long lastTold = timers.nanoTime() - 2 * QUIET.toNanos();

        @Override
        public void begins() {
            sockets.readWhenTold();
        }

        @Override
        public void rests() {
            sockets.readWhenReady();
        }

        @Override
        public void shiftDone() {
            sockets.flush();
            sockets.read();
        }

        @Override
        public void stalled(Duration late) {
            counters.skipped(late.dividedBy(Pacer.PERIOD) * calls.get());
            boolean tellAgain = timers.nanoTime() - lastTold > QUIET.toNanos();
            if (late.compareTo(AUDIBLE) >= 0 && tellAgain) {
                lastTold = timers.nanoTime();
                log.atWarn()
                        .addKeyValue("millis", late.toMillis())
                        .log("the media loop stood still; the frames of that time are left out;"
                                + " for a minute further ones are only counted");
            }
            stallListener.accept(late);
        }
    }
}
