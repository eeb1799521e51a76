package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.Fence;

/** An authority that can be put in doubt. */
final class FakeAuthority implements Authority {
    private volatile Promise<Void> held = Promise.promise();

    FakeAuthority() {
        held.complete();
    }

    void doubt() {
        held = Promise.promise();
    }

    void sure() {
        held.complete();
    }

    @Override
    public Fence fence() {
        return new Fence(2, "me");
    }

    @Override
    public boolean holds() {
        return held.future().isComplete();
    }

    @Override
    public Future<Void> held() {
        return held.future();
    }
}
