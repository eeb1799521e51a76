package io.viciagents.dispatcher;

import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.Role;
import io.viciagents.dispatcher.call.LiveCalls;
import io.viciagents.dispatcher.place.KnownNodes;
import io.viciagents.dispatcher.watch.NodeWatch;
import io.viciagents.service.Running;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.Readiness;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dispatcher process: who it hears, and whom it tells. */
final class Dispatcher {
    /** Long enough for every node to announce itself once: an epoch must exceed those that nodes have obeyed. */
    private static final long ANNOUNCEMENTS_MILLIS = 700;

    private static final long LOOK_MILLIS = 100;
    /** After a restart callers are waiting, and the nodes need some seconds to find us. */
    private static final long FIRST_NODE_MILLIS = 5000;

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private Dispatcher() {}

    static void start(DispatcherConfiguration configuration, Running running) throws InterruptedException {
        ClusterMember member = running.life().opened("cluster", join(configuration));
        KnownNodes nodes = new KnownNodes(System::nanoTime);
        CountDownLatch first = new CountDownLatch(1);
        member.lines()
                .hearOfNodes(node -> {
                    nodes.announced(node);
                    first.countDown();
                })
                .await();
        member.onMemberLeft(nodes::memberLeft);
        tellWhetherAgentsAreThere(running, member, nodes);
        if (!first.await(FIRST_NODE_MILLIS, TimeUnit.MILLISECONDS)) {
            log.atWarn().log("no agent node yet: callers are handed on until one comes");
        }
        new CountDownLatch(1).await(ANNOUNCEMENTS_MILLIS, TimeUnit.MILLISECONDS);
        Map<String, LiveCalls> calls = new TreeMap<>();
        Exchanges exchanges = new Exchanges(configuration, running, member, nodes);
        for (AsteriskConfiguration asterisk : configuration.asterisks()) {
            calls.put(asterisk.name(), exchanges.open(asterisk));
        }
        nodes.onLoss(node -> calls.values().forEach(live -> live.nodeLost(node)));
        member.lines().hear(member.incarnation(), report -> hand(report, calls)).await();
        exchanges.listen();
        NodeWatch watch = new NodeWatch(member.lines(), nodes, calls::values, System::nanoTime);
        member.vertx().setPeriodic(NodeWatch.PERIOD.toMillis(), now -> watch.look());
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

    private static boolean hand(NodeReport report, Map<String, LiveCalls> calls) {
        LiveCalls live = calls.get(report.call().asterisk());
        return live != null && live.reported(report);
    }

    private static ClusterMember join(DispatcherConfiguration configuration) {
        try {
            return ClusterMember.join(configuration.cluster(), Role.DISPATCHER);
        } catch (IllegalStateException refused) {
            throw new CannotStart(String.valueOf(refused.getMessage()), refused);
        }
    }
}
