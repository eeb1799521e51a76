package io.viciagents.node;

import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.ClusterSettings;
import io.viciagents.cluster.Role;
import io.viciagents.node.host.Announcer;
import io.viciagents.node.host.CallDesk;
import io.viciagents.service.life.Readiness;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's place in the cluster. When all dispatchers have gone, the place is worth nothing: nobody holds the records of
 * its calls, and nobody who comes later is told of its addresses. So it is left, and the cluster of the next dispatcher is
 * joined as a new node. Callers talk on meanwhile and after that: the next dispatcher asks which calls this node has. Only
 * where dispatchers of before are there again, and it was this node that was away, its calls have gone on at other nodes:
 * then they are released.
 *
 * <p>Mutable: the place, and whether the node stops. One thread at a time moves it: that which starts the node, then that
 * which joins anew.
 */
final class Membership implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Membership.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ClusterSettings settings;
    private final Readiness.Gate ready;
    private volatile @Nullable ClusterMember member;
    private volatile @Nullable Announcer announcer;
    private volatile boolean closed;

    private Membership(ClusterSettings settings, Readiness readiness) {
        this.settings = settings;
        this.ready = readiness.expect("cluster", "no dispatcher is there; waiting for one to start");
    }

    /** Joins; blocks until it has. */
    static Membership join(ClusterSettings settings, Readiness readiness) {
        Membership membership = new Membership(settings, readiness);
        membership.member = ClusterMember.join(settings, Role.AGENT_NODE);
        return membership;
    }

    /** The place it has now; empty while it has none. */
    Optional<ClusterMember> member() {
        return Optional.ofNullable(member);
    }

    /** Becomes reachable, now and whenever the cluster is joined anew. */
    void serve(CallDesk desk, Function<ClusterMember, Announcer> announcing) {
        member().ifPresent(now -> {
            now.onStranded(() -> Thread.ofVirtual().name("joining anew").start(() -> joinAnew(now, desk, announcing)));
            now.lines().serve(now.incarnation(), desk).await();
            // Any of them may own our calls in a moment.
            now.lines().hearOfDispatchers(known -> {}).await();
            announcer = announcing.apply(now);
            ready.ready();
        });
    }

    private void joinAnew(ClusterMember stranded, CallDesk desk, Function<ClusterMember, Announcer> announcing) {
        if (closed) {
            return;
        }
        log.atWarn().log("all dispatchers are gone: calls go on, new ones wait for a dispatcher");
        ready.notReady("all dispatchers are gone; waiting for one to start");
        member = null;
        sayGoodbye();
        leave(stranded);
        while (!closed && member == null) {
            tryToJoin();
        }
        if (closed) {
            close();
            return;
        }
        if (member().filter(now -> now.meetsAgain(stranded)).isPresent()) {
            log.atWarn().log("this node was cut off: its calls have gone on elsewhere, and are released");
            desk.releaseAll();
        } else {
            log.atInfo().log("other dispatchers are there: calls go on");
        }
        serve(desk, announcing);
    }

    private void tryToJoin() {
        try {
            member = ClusterMember.join(settings, Role.AGENT_NODE);
        } catch (IllegalStateException refused) {
            log.atWarn().addKeyValue("next", "trying again").log(String.valueOf(refused.getMessage()));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void leave(ClusterMember member) {
        try {
            member.close();
        } catch (RuntimeException broken) {
            log.atDebug().setCause(broken).log("the cluster was left without order");
        }
    }

    /** Tells dispatchers, if there are any, that this node takes no more calls. */
    void sayGoodbye() {
        Announcer speaking = announcer;
        announcer = null;
        if (speaking != null) {
            speaking.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        ClusterMember now = member;
        member = null;
        if (now != null) {
            now.close();
        }
    }
}
