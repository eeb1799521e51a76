package io.viciagents.node.host;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.NodeReport;
import java.util.function.Supplier;

/** Where a call's reports go. */
interface Reports {
    /**
     * Tells the owner of the call.
     *
     * @param owner the incarnation of the dispatcher that owns the call now; asked before each try, for it may change
     * @param wanted whether the call still is there; asked before each try
     */
    void report(NodeReport report, Supplier<String> owner, Supplier<Boolean> wanted);

    /** Keeps how far a conversation has come where it is found when this node is lost; without a cluster, nowhere. */
    default void keep(CallRef call, int generation, ConversationState state) {}
}
