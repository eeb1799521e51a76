package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NodeReport;

/** Does what conversations ask for while the caller is there. Any thread may ask. */
public interface Requests {
    /** Does it, once: a request that is repeated gets the same answer. Never blocks; completes within some seconds. */
    Future<CallAnswer> ask(CallRecord call, NodeReport.Asked asked);
}
