package io.viciagents.systemtests.books;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * When a dispatcher dies: before or after one of the things that it does to the world, counted from 0. From then on nothing
 * that it does has any effect, and nothing that it waits for ever comes. Any thread.
 */
final class Mortality {
    private final int lastDeed;
    private final When when;
    private final AtomicInteger deeds = new AtomicInteger();
    private final CountDownLatch death = new CountDownLatch(1);

    /** On which side of its last deed it dies. */
    enum When {
        BEFORE,
        AFTER
    }

    /** What becomes of a deed. */
    enum Fate {
        DONE,
        DONE_AND_DEAD,
        UNDONE
    }

    Mortality(int lastDeed, When when) {
        this.lastDeed = lastDeed;
        this.when = when;
    }

    /** Lives for ever. */
    static Mortality immortal() {
        return new Mortality(Integer.MAX_VALUE, When.BEFORE);
    }

    boolean isDead() {
        return death.getCount() == 0;
    }

    @Override
    public String toString() {
        return isDead() ? "dies " + when + " deed " + lastDeed : "lives";
    }

    void die() {
        death.countDown();
    }

    int deeds() {
        return deeds.get();
    }

    Fate next() {
        if (isDead()) {
            return Fate.UNDONE;
        }
        if (deeds.getAndIncrement() != lastDeed) {
            return Fate.DONE;
        }
        death.countDown();
        return when == When.BEFORE ? Fate.UNDONE : Fate.DONE_AND_DEAD;
    }

    /** For what is asked of others: a dead dispatcher gets no answer. */
    <T> Future<T> ask(Supplier<Future<T>> deed) {
        Promise<T> never = Promise.promise();
        return switch (next()) {
            case DONE -> deed.get();
            case DONE_AND_DEAD -> {
                deed.get().onComplete(unheard -> {});
                yield never.future();
            }
            case UNDONE -> never.future();
        };
    }

    /** For what blocks: the thread of a dead dispatcher stands still. */
    void block(Runnable deed) {
        Fate fate = next();
        if (fate != Fate.UNDONE) {
            deed.run();
        }
        if (fate != Fate.DONE) {
            standStill();
        }
    }

    private static void standStill() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
