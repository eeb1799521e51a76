package io.viciagents.dispatcher;

import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.Role;
import io.viciagents.dispatcher.ownership.Annals;
import io.viciagents.dispatcher.ownership.OwnershipLoop;
import io.viciagents.dispatcher.ownership.Pace;
import io.viciagents.dispatcher.ownership.Self;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.status.ClusterPage;
import io.viciagents.dispatcher.watch.NodeWatch;
import io.viciagents.service.Running;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import io.viciagents.service.life.Readiness;
import io.viciagents.service.ops.Access;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dispatcher process: who it hears, and whom it tells. */
final class Dispatcher {
    /** Long enough for every node to announce itself once: an epoch must exceed those that nodes have obeyed. */
    private static final long ANNOUNCEMENTS_MILLIS = 700;

    private static final long LOOK_MILLIS = 100;
    /** After a restart callers are waiting, and the nodes need some seconds to find us. */
    private static final long FIRST_NODE_MILLIS = 5000;

    private static final String UNOWNED =
            "no dispatcher owns it; more than half of cluster.dispatchers must be up and see each other";

    /** Vert.x knows this member by an id that the cluster no longer has. */
    private static final String STRANDED =
            "cut off from the other dispatchers for so long that they went on without this one: start it again";

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private Dispatcher() {}

    static void start(DispatcherConfiguration configuration, Running running) throws InterruptedException {
        ClusterMember member = running.life().opened("cluster", join(configuration));
        member.onStranded(() -> running.life().stopSoon(ExitCode.FAILED, STRANDED));
        KnownNodes nodes = new KnownNodes(System::nanoTime);
        CountDownLatch first = new CountDownLatch(1);
        member.lines()
                .hearOfNodes(node -> {
                    nodes.announced(node);
                    first.countDown();
                })
                .await();
        member.onMemberLeft(nodes::memberLeft);
        member.onNodeDied(nodes::processDied);
        tellWhetherAgentsAreThere(running, member, nodes);
        Exchanges exchanges = new Exchanges(configuration, running, member, nodes);
        nodes.onLoss(exchanges::nodeLost);
        member.lines().hear(member.incarnation(), exchanges::reported).await();
        if (!first.await(FIRST_NODE_MILLIS, TimeUnit.MILLISECONDS)) {
            log.atWarn().log("no agent node yet: callers are handed on until one comes");
        }
        new CountDownLatch(1).await(ANNOUNCEMENTS_MILLIS, TimeUnit.MILLISECONDS);
        own(configuration, running, member, exchanges, nodes);
        // Stopped before what we own is given back: only the owner pauses lines.
        exchanges.startCapacity();
        NodeWatch watch = new NodeWatch(member.lines(), nodes, exchanges::serving, System::nanoTime);
        member.vertx().setPeriodic(NodeWatch.PERIOD.toMillis(), now -> watch.look());
    }

    private static void own(
            DispatcherConfiguration configuration,
            Running running,
            ClusterMember member,
            Exchanges exchanges,
            KnownNodes nodes) {
        Set<String> asterisks = configuration.asterisks().stream()
                .map(AsteriskConfiguration::name)
                .collect(Collectors.toUnmodifiableSet());
        Self self = new Self(
                configuration.name(),
                member.incarnation(),
                member.member(),
                asterisks,
                Clock.systemUTC().millis());
        Annals annals = new Annals(running.meters(), Clock.systemUTC());
        OwnershipLoop ownership = running.life()
                .opened(
                        "ownership",
                        OwnershipLoop.start(
                                        member,
                                        self,
                                        Pace.of(configuration.lease()),
                                        configuration.cluster().dispatchers(),
                                        exchanges,
                                        annals)
                                .await());
        ClusterPage page = new ClusterPage(
                self.name(), configuration.cluster().dispatchers(), asterisks, nodes, exchanges.moves(), annals);
        running.ops().get("/cluster", Access.TOKEN, request -> page.answer(now(ownership)));
        look(running, member, ownership, nodes, exchanges, rehearsals(configuration, running, member));
    }

    private static Rehearsals rehearsals(DispatcherConfiguration configuration, Running running, ClusterMember member) {
        return running.life().opened("rehearsals", Rehearsals.begin(configuration, member.vertx(), running.meters()));
    }

    private static void look(
            Running running,
            ClusterMember member,
            OwnershipLoop ownership,
            KnownNodes nodes,
            Exchanges exchanges,
            Rehearsals rehearsals) {
        Map<String, Readiness.Gate> gates = new TreeMap<>();
        rehearsals
                .asterisks()
                .forEach(asterisk ->
                        gates.put(asterisk, running.life().readiness().expect(Exchanges.gate(asterisk), UNOWNED)));
        member.vertx().setPeriodic(0, LOOK_MILLIS, now -> {
            // A node may have obeyed somebody whom all dispatchers have forgotten.
            ownership.seen(nodes.highestEpoch());
            ownership.obeyed(nodes.epochs());
            gates.forEach((asterisk, gate) -> ownership.standing(asterisk).onSuccess(standing -> {
                tell(gate, standing, exchanges.hears(asterisk));
                rehearsals.standing(asterisk, standing == OwnershipLoop.Standing.ANOTHERS);
            }));
        });
    }

    /** The HTTP server's workers may wait, but not in Vert.x's way. */
    private static List<DispatcherAnnouncement> now(OwnershipLoop ownership) {
        return ownership.dispatchers().toCompletionStage().toCompletableFuture().join();
    }

    static void tell(Readiness.Gate gate, OwnershipLoop.Standing standing, boolean heard) {
        switch (standing) {
            case NOBODYS -> gate.notReady(UNOWNED);
            case ANOTHERS -> gate.ready();
            case OURS -> {
                // Its connection tells when it comes and goes, but not that a doubt is over.
                if (heard) {
                    gate.ready();
                }
            }
        }
    }

    private static void tellWhetherAgentsAreThere(Running running, ClusterMember member, KnownNodes nodes) {
        String none = "no agent node takes calls: all callers go to humans";
        Readiness.Gate agents = running.life().readiness().expect("agent nodes", none);
        member.vertx().setPeriodic(0, LOOK_MILLIS, now -> {
            if (nodes.candidates().isEmpty()) {
                agents.notReady(none);
            } else {
                agents.ready();
            }
        });
    }

    private static ClusterMember join(DispatcherConfiguration configuration) {
        try {
            return ClusterMember.join(configuration.cluster(), Role.DISPATCHER);
        } catch (IllegalStateException refused) {
            throw new CannotStart(String.valueOf(refused.getMessage()), refused);
        }
    }
}
