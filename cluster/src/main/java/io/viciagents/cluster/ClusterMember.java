package io.viciagents.cluster;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process as a member of the cluster: a clustered Vert.x on Hazelcast. Closing it leaves the cluster. */
public final class ClusterMember implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClusterMember.class);
    private static final String VERTX_ID = "__vertx.nodeId";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HazelcastClusterManager manager;
    private final String incarnation = UUID.randomUUID().toString();
    private final Lines lines;
    private final ConversationStates conversations;
    /** All dispatchers that were ever seen, whether or not they still are there. */
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    private ClusterMember(Vertx vertx, HazelcastClusterManager manager) {
        this.vertx = vertx;
        this.manager = manager;
        this.lines = new Lines(vertx);
        Context writer = vertx.getOrCreateContext();
        this.conversations = new ConversationStates(
                manager.getHazelcastInstance().getMap(HazelcastSetup.CONVERSATIONS),
                task -> writer.runOnContext(now -> task.run()));
        meet();
    }

    private void meet() {
        manager.getHazelcastInstance().getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent added) {
                if (!added.getMember().isLiteMember()) {
                    met.add(added.getMember().getUuid().toString());
                }
            }

            @Override
            public void memberRemoved(MembershipEvent removed) {
                // It was met.
            }
        });
        met.addAll(dispatchers());
    }

    /**
     * Joins; blocks until it has. An agent node waits for a dispatcher as long as it takes, and says so.
     *
     * @throws IllegalStateException when this process cannot become a member, with the reason in one sentence
     */
    public static ClusterMember join(ClusterSettings settings, Role role) {
        for (boolean told = false; ; told = true) {
            HazelcastClusterManager manager = new HazelcastClusterManager(HazelcastSetup.config(settings, role));
            try {
                Vertx vertx = builder(settings)
                        .withClusterManager(manager)
                        .buildClustered()
                        .await();
                if (role == Role.DISPATCHER && settings.quorum() == 1) {
                    HazelcastSetup.awaitQuorum(manager.getHazelcastInstance());
                }
                log.atInfo()
                        .addKeyValue("cluster", settings.name())
                        .addKeyValue("role", role)
                        .log("joined the cluster");
                return new ClusterMember(vertx, manager);
            } catch (RuntimeException failed) {
                if (role != Role.AGENT_NODE || !JoinFailure.awaitsDispatcher(failed)) {
                    throw JoinFailure.explained(failed, settings);
                }
                if (!told) {
                    log.atInfo().addKeyValue("members", settings.members()).log("waiting for a dispatcher to start");
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private static VertxBuilder builder(ClusterSettings settings) {
        EventBusOptions bus = new EventBusOptions()
                .setHost(settings.host())
                .setPort(settings.eventBusPort())
                .setClusterPublicHost(settings.host())
                .setConnectTimeout(1000)
                .setReconnectAttempts(0)
                .setClusterPingInterval(1000)
                .setClusterPingReplyInterval(1000);
        return Vertx.builder().with(new VertxOptions().setEventBusOptions(bus).setPreferNativeTransport(true));
    }

    /** The Vert.x that the whole process uses. */
    public Vertx vertx() {
        return vertx;
    }

    /** Names this process; another one after each start. */
    public String incarnation() {
        return incarnation;
    }

    /** This process's id as a member. */
    public String member() {
        return manager.getHazelcastInstance()
                .getCluster()
                .getLocalMember()
                .getUuid()
                .toString();
    }

    /** How to speak to the others. */
    public Lines lines() {
        return lines;
    }

    /** The records of live calls; for dispatchers. */
    public CallRecords calls() {
        return new CallRecords(
                new HazelcastEntries(manager.getHazelcastInstance().getMap(HazelcastSetup.CALLS)));
    }

    /** What VICIdial must still be told; for dispatchers. */
    public SharedEntries postings() {
        return new HazelcastEntries(manager.getHazelcastInstance().getMap(HazelcastSetup.POSTINGS));
    }

    /** Calls that somebody wants stopped; for dispatchers. */
    public SharedEntries pauses() {
        return new HazelcastEntries(manager.getHazelcastInstance().getMap(HazelcastSetup.PAUSES));
    }

    /** Logins that dialers have refused to one of them; for dispatchers. */
    public SharedEntries refusals() {
        return new HazelcastEntries(manager.getHazelcastInstance().getMap(HazelcastSetup.REFUSALS));
    }

    /** What calls have cost; for agent nodes. */
    public Spendings spendings() {
        return new Spendings(manager.getHazelcastInstance().getMap(HazelcastSetup.SPENDINGS));
    }

    /** The dispatchers that this one sees, itself included, by their ids as members. */
    public Set<String> dispatchers() {
        return manager.getHazelcastInstance().getCluster().getMembers().stream()
                .filter(member -> !member.isLiteMember())
                .map(member -> member.getUuid().toString())
                .collect(Collectors.toSet());
    }

    /** Whether it sees one of those dispatchers that another place in the cluster, perhaps left long since, has seen. */
    public boolean meetsAgain(ClusterMember before) {
        return dispatchers().stream().anyMatch(before.met::contains);
    }

    /** How far the conversations have come. */
    public ConversationStates conversations() {
        return conversations;
    }

    /** Tells which members leave, by their id, on any thread. */
    public void onMemberLeft(Consumer<String> listener) {
        manager.getHazelcastInstance().getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent added) {
                // A node's announcement tells more, and comes as soon.
            }

            @Override
            public void memberRemoved(MembershipEvent removed) {
                listener.accept(removed.getMember().getUuid().toString());
            }
        });
    }

    /**
     * Tells, on a thread of Vert.x, which agent nodes' processes have died, by their id as members: some hundred
     * milliseconds before {@link #onMemberLeft}, and not of all; for dispatchers.
     */
    public void onNodeDied(Consumer<String> listener) {
        Lifelines lifelines = new Lifelines(vertx, this::eventBus, listener);
        Cluster cluster = manager.getHazelcastInstance().getCluster();
        cluster.addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent added) {
                if (added.getMember().isLiteMember()) {
                    lifelines.hold(added.getMember().getUuid().toString());
                }
            }

            @Override
            public void memberRemoved(MembershipEvent removed) {
                lifelines.release(removed.getMember().getUuid().toString());
            }
        });
        cluster.getMembers().stream()
                .filter(Member::isLiteMember)
                .forEach(node -> lifelines.hold(node.getUuid().toString()));
    }

    /** Vert.x gives members ids of its own. */
    private Future<SocketAddress> eventBus(String member) {
        return manager.getHazelcastInstance().getCluster().getMembers().stream()
                .filter(one -> one.getUuid().toString().equals(member))
                .map(one -> one.getAttribute(VERTX_ID))
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> {
                    Promise<NodeInfo> info = Promise.promise();
                    manager.getNodeInfo(id, info);
                    return info.future().map(bus -> SocketAddress.inetSocketAddress(bus.port(), bus.host()));
                })
                .orElseGet(() -> Future.failedFuture("not here, or not yet"));
    }

    /**
     * Tells once, on any thread, when this member is of no more use: all dispatchers have gone, or its cluster was merged
     * into another and it bears another id than Vert.x knows. It must be closed, and the cluster joined anew.
     */
    public void onStranded(Runnable listener) {
        AtomicBoolean told = new AtomicBoolean();
        Runnable once = () -> {
            if (told.compareAndSet(false, true)) {
                listener.run();
            }
        };
        HazelcastInstance hazelcast = manager.getHazelcastInstance();
        onMemberLeft(left -> {
            if (hazelcast.getCluster().getMembers().stream().allMatch(Member::isLiteMember)) {
                once.run();
            }
        });
        hazelcast.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
                once.run();
            }
        });
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
