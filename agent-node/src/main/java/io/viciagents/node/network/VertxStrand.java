package io.viciagents.node.network;

import io.vertx.core.Context;
import io.viciagents.node.time.Strand;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A strand on an event loop of Vert.x. */
record VertxStrand(Context context) implements Strand {
    private static final Logger log = LoggerFactory.getLogger(VertxStrand.class);

    @Override
    public void execute(Runnable task) {
        context.runOnContext(_ -> run(task));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        long id = context.owner().setTimer(Math.max(1, delay.toMillis()), _ -> execute(task));
        return () -> context.owner().cancelTimer(id);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).log("a task of a provider failed");
        }
    }
}
