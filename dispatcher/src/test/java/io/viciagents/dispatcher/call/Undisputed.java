package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Fence;

/** The authority of a dispatcher that has no rival. */
record Undisputed(Fence fence) implements Authority {
    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Future<Void> held() {
        return Future.succeededFuture();
    }
}
