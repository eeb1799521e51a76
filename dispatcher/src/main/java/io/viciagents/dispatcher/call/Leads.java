package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallRecord;
import java.util.Map;

/** Who is on the line, by VICIdial. */
public interface Leads {
    /** Fields of the lead, by VICIdial's names; empty when there is none. Never delays a greeting: it may come late. */
    Future<Map<String, String>> lookUp(CallRecord.Caller caller);
}
