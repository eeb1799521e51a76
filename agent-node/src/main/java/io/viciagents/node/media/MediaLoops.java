package io.viciagents.node.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * A node's media plane: the event loops that carry its calls, and their sockets. Any thread.
 *
 * <p>One a process. A call takes the {@link #leastUsed} loop and stays on it with all it does.
 */
public final class MediaLoops implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group;
    private final List<MediaLoop> loops = new ArrayList<>();
    private final MediaCounters counters;
    /** Which leg an Asterisk's address belongs to, over all loops. */
    private final ConcurrentMap<InetSocketAddress, Claim> claims = new ConcurrentHashMap<>();

    /** A leg that sends to an address of an Asterisk, and where it lives. */
    record Claim(MediaLoop loop, Leg leg) {}

    private MediaLoops(MediaSettings settings, Clock clock, MeterRegistry registry) {
        group = new MultiThreadIoEventLoopGroup(
                settings.loops(), new DefaultThreadFactory("media", true), EpollIoHandler.newFactory());
        counters = new MediaCounters(registry);
        try {
            for (int i = 0; i < settings.loops(); i++) {
                loops.add(new MediaLoop(group.next(), i, settings, clock, counters, claims));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the sockets and starts the threads.
     *
     * @param clock the wall clock that timestamps start from
     * @throws IllegalStateException with a sentence that names the port, when one cannot be opened
     */
    public static MediaLoops open(MediaSettings settings, Clock clock, MeterRegistry registry) {
        return new MediaLoops(settings, clock, registry);
    }

    /** The loop with the fewest calls. */
    public MediaLoop leastUsed() {
        return loops.stream().min(Comparator.comparingInt(MediaLoop::calls)).orElseThrow();
    }

    /**
     * Places for a canary, on the loop with the fewest calls.
     *
     * @return empty if a port a call is configured and too few are left
     */
    public Optional<MediaCanary> canary() {
        MediaLoop loop = leastUsed();
        Optional<MediaReservation> first = loop.reserve();
        Optional<MediaReservation> second = loop.reserve();
        if (first.isEmpty() || second.isEmpty()) {
            first.ifPresent(MediaReservation::close);
            return Optional.empty();
        }
        return Optional.of(new MediaCanary(first.get(), second.get()));
    }

    /** All of them. */
    public List<MediaLoop> loops() {
        return List.copyOf(loops);
    }

    /** Datagrams from addresses that belong to no call; they were dropped. */
    public long strangers() {
        return counters.total(MediaCounters.Packet.STRANGER);
    }

    MediaCounters counters() {
        return counters;
    }

    /** Closes the sockets and ends the threads; calls fall silent. Harmless when repeated. */
    @Override
    public void close() {
        claims.values().forEach(claim -> claim.loop().executeHere(claim.leg()::close));
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
