package io.viciagents.node.host;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ClusterMember;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.NodeReport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner of a call's Asterisk what the node has to say, again and again until it is acknowledged or nobody cares
 * any more. Any thread.
 */
public final class Reporter implements Reports {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Supplier<Optional<ClusterMember>> membership;

    /** @param membership empty while the cluster is being joined anew: then nobody is there to be told */
    public Reporter(Supplier<Optional<ClusterMember>> membership) {
        this.membership = membership;
    }

    @Override
    public void report(NodeReport report, Supplier<String> owner, Supplier<Boolean> wanted) {
        membership.get().ifPresent(member -> report(member, report, owner, wanted));
    }

    @Override
    public void keep(CallRef call, int generation, ConversationState state) {
        membership.get().ifPresent(member -> member.conversations().write(call, generation, state));
    }

    private void report(ClusterMember member, NodeReport report, Supplier<String> owner, Supplier<Boolean> wanted) {
        member.lines().report(owner.get(), report, LIMIT).onFailure(failed -> {
            if (wanted.get()) {
                log.atDebug().addKeyValue("call", report.call()).log("report not acknowledged, trying again");
                member.vertx().setTimer(PAUSE.toMillis(), timer -> report(report, owner, wanted));
            }
        });
    }
}
