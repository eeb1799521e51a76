package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/** Runs what blocks on a virtual thread of its own. */
final class OnThread {
    private OnThread() {}

    static <T> Future<T> run(String name, Callable<T> deed) {
        Promise<T> promise = Promise.promise();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                promise.tryComplete(deed.call());
            } catch (Exception failed) {
                promise.tryFail(failed);
            }
        });
        return promise.future();
    }
}
