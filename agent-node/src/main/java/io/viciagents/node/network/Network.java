package io.viciagents.node.network;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.viciagents.node.time.Strand;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few event loops of their own for the providers: a slow peer there delays no packet of a call, and leaving the cluster closes
 * no connection to a provider. Any thread.
 */
public final class Network implements AutoCloseable {
    private static final long SECONDS_TO_CLOSE = 5;

    private final Vertx vertx;
    private final List<Context> contexts = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private Network(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Starts the event loops; blocks until they are there. */
    public static Network open(int loops) {
        Network network = new Network(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops)));
        network.vertx
                .deployVerticle(
                        network::loop,
                        new DeploymentOptions().setInstances(loops).setThreadingModel(ThreadingModel.EVENT_LOOP))
                .await();
        return network;
    }

    /** What clients are made of. */
    public Vertx vertx() {
        return vertx;
    }

    /** One of the loops, in turn. */
    public Context context() {
        return contexts.get(Math.floorMod(next.getAndIncrement(), contexts.size()));
    }

    /** One of the loops, in turn. */
    public Strand strand() {
        return new VertxStrand(context());
    }

    /** A strand on a loop that something else runs on already. */
    public static Strand strandOn(Context context) {
        return new VertxStrand(context);
    }

    /** What is under way ends without another word. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // Whoever still talks to a provider talks to nobody.
        }
    }

    private VerticleBase loop() {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                contexts.add(context);
                return Future.succeededFuture();
            }
        };
    }
}
