package io.viciagents.cluster;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** What may fail for a moment is tried again at once. */
final class Tries {
    private Tries() {}

    /** Fails as the last of so many tries did. */
    static <T> Future<T> of(int most, Supplier<Future<T>> deed) {
        return deed.get().recover(failed -> most > 1 ? of(most - 1, deed) : Future.failedFuture(failed));
    }
}
