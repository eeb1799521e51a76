package io.viciagents.cluster;

import com.hazelcast.partition.NoDataMemberInClusterException;
import java.net.BindException;

/** Why a process could not become a member, in a sentence that says what to do. */
final class JoinFailure {
    private JoinFailure() {}

    /** Whether a node was first: no dispatcher is there yet to hold data. */
    static boolean awaitsDispatcher(Exception failed) {
        return causedBy(failed, NoDataMemberInClusterException.class);
    }

    static IllegalStateException explained(Exception failed, ClusterSettings settings) {
        if (causedBy(failed, BindException.class)
                || String.valueOf(failed.getMessage()).contains("already in use")) {
            return new IllegalStateException(
                    "cluster.port " + settings.port() + " or cluster.eventBusPort " + settings.eventBusPort()
                            + " of cluster.host " + settings.host()
                            + " cannot be listened on: choose ports that are free and an address of this machine",
                    failed);
        }
        return new IllegalStateException("could not join the cluster: " + failed.getMessage(), failed);
    }

    private static boolean causedBy(Throwable failed, Class<? extends Throwable> type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
