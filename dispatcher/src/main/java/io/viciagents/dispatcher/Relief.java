package io.viciagents.dispatcher;

import io.vertx.core.Future;
import io.viciagents.dispatcher.ari.AsteriskConnection;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** How a dispatcher that ends leaves its Asterisk servers to the next owner. */
final class Relief {
    private Relief() {}

    /**
     * Ends the connections; those that still have the application once the next owner has taken it, or after {@link
     * AsteriskDuty#LINGER}: whoever calls meanwhile must find it. Blocks.
     *
     * @param someoneComes whether there is another dispatcher
     */
    static void leave(Collection<AsteriskConnection> connections, boolean someoneComes) {
        if (someoneComes) {
            Future.join(connections.stream().map(AsteriskConnection::relieved).toList())
                    .timeout(AsteriskDuty.LINGER.toMillis(), TimeUnit.MILLISECONDS)
                    .otherwiseEmpty()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        connections.forEach(AsteriskConnection::close);
    }
}
