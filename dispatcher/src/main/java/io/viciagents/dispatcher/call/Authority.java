package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Fence;

/** By whose leave calls of an Asterisk are commanded: one owner's tenure, from taking its lease to losing it. Any thread. */
public interface Authority {
    /** By which nodes and records tell this tenure from others. */
    Fence fence();

    /** Whether the Asterisk certainly is ours at this moment, by a clock that never steps. */
    boolean holds();

    /** Completes when it certainly is ours: at once, or when a doubt is over. Never once it is lost: then calls yield. */
    Future<Void> held();
}
