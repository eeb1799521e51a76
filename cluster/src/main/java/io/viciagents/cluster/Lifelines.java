package io.viciagents.cluster;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Knows at once that a process has died. To the event bus of each process that is held stands one connection on which
 * nothing is said. A kernel closes it when its process ends; if then nobody listens at that port any more, the process is
 * dead, some hundred milliseconds before the cluster's membership says so. A process that stands still, or is cut off, is
 * not found here: its kernel goes on listening, or nobody answers at all.
 *
 * <p>Wrong only where a firewall refuses connections in the place of a process that lives.
 *
 * <p>Mutable: who is held. Confined to one Vert.x context; {@link #hold} and {@link #release} may be called on any thread.
 */
final class Lifelines implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Context context;
    private final NetClient client;
    private final Function<String, Future<SocketAddress>> whereabouts;
    private final Consumer<String> died;
    private final Set<String> held = new HashSet<>();

    /**
     * @param whereabouts where a member's event bus listens; fails while that is not known
     * @param died hears of members whose process has ended, once for each {@link #hold}
     */
    Lifelines(Vertx vertx, Function<String, Future<SocketAddress>> whereabouts, Consumer<String> died) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(1000));
        this.whereabouts = whereabouts;
        this.died = died;
    }

    /** Watches over a member from now on. */
    void hold(String member) {
        context.runOnContext(now -> {
            if (held.add(member)) {
                find(member);
            }
        });
    }

    /** Does so no longer. */
    void release(String member) {
        context.runOnContext(now -> held.remove(member));
    }

    /** Once: where it was is asked of the cluster, which is slow to answer just when a member has died. */
    private void find(String member) {
        if (held.contains(member)) {
            whereabouts
                    .apply(member)
                    .onComplete(found -> context.runOnContext(now -> {
                        if (found.succeeded()) {
                            connect(member, found.result(), false);
                        } else {
                            later(() -> find(member));
                        }
                    }));
        }
    }

    /**
     * @param broken whether there was a connection, and it was closed
     */
    private void connect(String member, SocketAddress bus, boolean broken) {
        if (held.contains(member)) {
            client.connect(bus)
                    .onComplete(tried -> context.runOnContext(now -> {
                        if (tried.succeeded()) {
                            stand(member, bus, tried.result());
                        } else if (broken && refused(tried.cause())) {
                            dead(member);
                        } else {
                            later(() -> connect(member, bus, broken));
                        }
                    }));
        }
    }

    private void later(Runnable step) {
        vertx.setTimer(AGAIN.toMillis(), now -> context.runOnContext(then -> step.run()));
    }

    private void stand(String member, SocketAddress bus, NetSocket socket) {
        if (!held.contains(member)) {
            socket.close();
            return;
        }
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> context.runOnContext(now -> connect(member, bus, true)));
        socket.resume();
    }

    private void dead(String member) {
        if (held.remove(member)) {
            died.accept(member);
        }
    }

    private static boolean refused(Throwable failed) {
        return failed instanceof ConnectException && !(failed instanceof ConnectTimeoutException);
    }

    @Override
    public void close() {
        context.runOnContext(now -> held.clear());
        client.close();
    }
}
