package io.viciagents.node.host;

import io.vertx.core.Vertx;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells all dispatchers what this node can take: twice a second, and at once whenever it changes. */
public final class Announcer implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final String name;
    private final ClusterMember member;
    private final Slots slots;
    private final CallDesk desk;
    private final Talks talks;
    private final Map<String, String> labels;
    private final Headroom headroom;
    private final AtomicBoolean pending = new AtomicBoolean();
    private final long timer;

    /**
     * Begins to announce.
     *
     * @param labels what routes may ask for
     */
    public Announcer(
            String name,
            ClusterMember member,
            Slots slots,
            CallDesk desk,
            Talks talks,
            Map<String, String> labels,
            Headroom headroom) {
        this.name = name;
        this.member = member;
        this.slots = slots;
        this.desk = desk;
        this.talks = talks;
        this.labels = Map.copyOf(labels);
        this.headroom = headroom;
        this.timer = member.vertx().setPeriodic(0, PERIOD.toMillis(), now -> {
            headroom.measure();
            announce();
        });
        desk.onChange(this::announceSoon);
    }

    /** Many changes at once make one announcement. */
    private void announceSoon() {
        if (pending.compareAndSet(false, true)) {
            vertx().runOnContext(now -> {
                pending.set(false);
                announce();
            });
        }
    }

    private void announce() {
        announce(desk.draining() ? Phase.DRAINING : Phase.SERVING);
    }

    private void announce(Phase phase) {
        member.lines()
                .announce(new NodeAnnouncement(
                        name,
                        member.incarnation(),
                        member.member(),
                        phase,
                        slots.total(),
                        slots.used(),
                        talks.profiles(),
                        desk.highestEpoch(),
                        labels,
                        headroom.room(),
                        talks.quotas(),
                        desk.epochs()));
    }

    private Vertx vertx() {
        return member.vertx();
    }

    /** Says that this node has gone. */
    @Override
    public void close() {
        vertx().cancelTimer(timer);
        announce(Phase.GONE);
    }
}
