package io.viciagents.node.host;

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
}
