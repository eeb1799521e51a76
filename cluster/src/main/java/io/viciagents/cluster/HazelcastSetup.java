package io.viciagents.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import java.util.concurrent.locks.LockSupport;

/**
 * How we use Hazelcast: explicit members, no multicast, no discovery by chance, nothing sent home.
 *
 * <p>A merge after a split discards what the smaller side wrote: Hazelcast's default would bring ended calls back to
 * life. Below the quorum of dispatchers nothing can be written. An indeterminate write fails rather than seems done.
 */
final class HazelcastSetup {
    /** Live call records, by the text of their {@link CallRef}. */
    static final String CALLS = "calls";

    /** What VICIdial must still be told. */
    static final String POSTINGS = "postings";

    /** Calls that somebody wants stopped. */
    static final String PAUSES = "pauses";

    /** Logins that dialers have refused. */
    static final String REFUSALS = "refusals";

    /** How far conversations have come, by call and generation. */
    static final String CONVERSATIONS = "conversations";

    /** A node that wakes may write of a call that has ended; longer than any call is silent. */
    private static final int FORGOTTEN_AFTER_SECONDS = 3600;

    static final String SPENDINGS = "spendings";

    /** No day is longer, wherever its node is. */
    private static final int SPENT_LONG_AGO_SECONDS = 30 * 3600;

    private static final String QUORUM = "dispatchers";

    private static final long LOOK_NANOS = 20_000_000;
    private static final int MOST_LOOKS = 250;

    private HazelcastSetup() {}

    static Config config(ClusterSettings settings, Role role) {
        Config config = new Config();
        config.setClusterName(settings.name());
        config.setLiteMember(role == Role.AGENT_NODE);
        properties(config);
        network(config, settings);
        protection(config, settings);
        config.addMapConfig(map("default"));
        // Whoever takes over reads its own copy: the one that it takes over from may be stalled.
        config.addMapConfig(map(CALLS).setSplitBrainProtectionName(QUORUM).setReadBackupData(true));
        config.addMapConfig(map(POSTINGS).setSplitBrainProtectionName(QUORUM));
        config.addMapConfig(map(PAUSES).setSplitBrainProtectionName(QUORUM).setReadBackupData(true));
        config.addMapConfig(map(REFUSALS).setSplitBrainProtectionName(QUORUM).setReadBackupData(true));
        config.addMapConfig(map(CONVERSATIONS).setReadBackupData(true).setMaxIdleSeconds(FORGOTTEN_AFTER_SECONDS));
        config.addMapConfig(map(SPENDINGS).setReadBackupData(true).setMaxIdleSeconds(SPENT_LONG_AGO_SECONDS));
        // Vert.x keeps its own book of members and addresses in these.
        config.addMapConfig(map("__vertx.haInfo"));
        config.addMapConfig(map("__vertx.nodeInfo"));
        config.addMultiMapConfig(new MultiMapConfig("__vertx.subs").setBackupCount(2));
        return config;
    }

    /** A member that is a majority alone knows it only a moment after it has joined: its first writes need not fail. */
    static void awaitQuorum(HazelcastInstance member) {
        var quorum = member.getSplitBrainProtectionService().getSplitBrainProtection(QUORUM);
        for (int look = 0; look < MOST_LOOKS && !quorum.hasMinimumSize(); look++) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void properties(Config config) {
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        // Three refused connections tell that a process is dead: its callers wait meanwhile.
        config.setProperty("hazelcast.connection.monitor.interval", "50");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", "5");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "5");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "5");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.max.wait.seconds.before.join", "3");
        config.setProperty("hazelcast.operation.call.timeout.millis", "5000");
        config.setProperty("hazelcast.operation.fail.on.indeterminate.state", "true");
        // No CP subsystem, no REST, no client: members only.
        config.setProperty("hazelcast.socket.bind.any", "false");
    }

    /**
     * The advanced network with members alone, for one reason: on the usual one, whoever connects to a member that stands
     * still keeps an output thread turning for nothing until that one answers, and all others that share the thread hear
     * nothing meanwhile (Hazelcast 5.6.0, {@code UnifiedProtocolEncoder}; docs/adr/0094).
     */
    private static void network(Config config, ClusterSettings settings) {
        var endpoint = new ServerSocketEndpointConfig();
        endpoint.setPort(settings.port()).setPortAutoIncrement(false);
        endpoint.setPublicAddress(settings.host() + ":" + settings.port());
        endpoint.getInterfaces().setEnabled(true).addInterface(settings.host());
        var network = config.getAdvancedNetworkConfig().setEnabled(true).setMemberEndpointConfig(endpoint);
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        var members = join.getTcpIpConfig().setEnabled(true);
        settings.members().forEach(members::addMember);
    }

    private static void protection(Config config, ClusterSettings settings) {
        var quorum = new SplitBrainProtectionConfig(QUORUM, true, settings.quorum());
        quorum.setProtectOn(SplitBrainProtectionOn.WRITE);
        quorum.setFunctionImplementation(
                members -> members.stream().filter(m -> !m.isLiteMember()).count() >= settings.quorum());
        config.addSplitBrainProtectionConfig(quorum);
    }

    private static MapConfig map(String name) {
        return new MapConfig(name)
                .setBackupCount(2)
                .setMergePolicyConfig(new MergePolicyConfig(DiscardMergePolicy.class.getName(), 100));
    }
}
