package io.viciagents.node.host;

import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.node.media.MediaCanary;
import io.viciagents.node.media.MediaLoops;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The canaries between this node and the Asterisk servers whose calls it has, one each. Any thread. */
final class Canaries {
    /** Seven packets missed. */
    static final Duration DEAF = Duration.ofMillis(700);

    /** Whoever wanted a canary asks how it is four times a second; who does not for so long has gone. */
    static final Duration UNWANTED = Duration.ofMinutes(1);

    private final MediaLoops loops;
    private final AdvertisedHosts hosts;
    private final LongSupplier nanoTime;
    private final Map<String, Kept> canaries = new ConcurrentHashMap<>();

    Canaries(MediaLoops loops, AdvertisedHosts hosts, LongSupplier nanoTime) {
        this.loops = loops;
        this.hosts = hosts;
        this.nanoTime = nanoTime;
    }

    /** Does what somebody wants whom this node obeys. */
    CanaryReply obey(CanaryOrder order) {
        return switch (order) {
            case CanaryOrder.Open open -> open(open);
            case CanaryOrder.Sing sing -> sing(sing);
            case CanaryOrder.Close close -> {
                close(close.asterisk());
                yield new CanaryReply.Done();
            }
        };
    }

    private CanaryReply open(CanaryOrder.Open order) {
        boolean doubtful = deaf(order.asterisk(), order.fence());
        close(order.asterisk());
        Optional<MediaCanary> canary = loops.canary();
        canary.ifPresent(fresh ->
                canaries.put(order.asterisk(), new Kept(fresh, order.fence(), nanoTime.getAsLong(), doubtful)));
        String host = hosts.towards(order.asterisk());
        return canary.<CanaryReply>map(fresh -> new CanaryReply.Ready(
                        new MediaAddress(host, fresh.firstPort()), new MediaAddress(host, fresh.secondPort())))
                .orElseGet(() -> new CanaryReply.Refused("no media port is free"));
    }

    private CanaryReply sing(CanaryOrder.Sing order) {
        Kept kept = canaries.get(order.asterisk());
        if (kept == null || !kept.fence().equals(order.fence())) {
            return new CanaryReply.Refused("there is no such canary");
        }
        kept.canary().sing(order.first(), order.second());
        return new CanaryReply.Done();
    }

    /** Whether nothing comes through between this node and an Asterisk, as far as the canary of that owner tells. */
    boolean deaf(String asterisk, Fence owner) {
        Kept kept = canaries.computeIfPresent(
                asterisk,
                (same, before) -> new Kept(before.canary(), before.fence(), nanoTime.getAsLong(), before.doubtful()));
        return kept != null
                && kept.fence().equals(owner)
                && (kept.canary().silence().compareTo(DEAF) > 0
                        || (kept.doubtful() && !kept.canary().heard()));
    }

    /** Closes those that nobody asks for any more. */
    void tidy() {
        canaries.forEach((asterisk, kept) -> {
            if (nanoTime.getAsLong() - kept.wantedNanos() > UNWANTED.toNanos()) {
                close(asterisk);
            }
        });
    }

    private void close(String asterisk) {
        Kept kept = canaries.remove(asterisk);
        if (kept != null) {
            kept.canary().close();
        }
    }

    void closeAll() {
        canaries.keySet().forEach(this::close);
    }

    /** @param doubtful the one before was deaf, so this one is until it has heard something */
    private record Kept(MediaCanary canary, Fence fence, long wantedNanos, boolean doubtful) {}
}
