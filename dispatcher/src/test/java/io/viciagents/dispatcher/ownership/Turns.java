package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.viciagents.dispatcher.call.CallThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The threads of one dispatcher in virtual time: one runs at a time, until it waits, and they go on in the order in which
 * what they wait for has happened. So a life goes the same way each time.
 */
final class Turns implements CallThreads {
    private final Creature owner;
    private final Fate fate;
    private final Deque<Strand> ready = new ArrayDeque<>();
    private final List<Strand> alive = new ArrayList<>();
    private Optional<Strand> current = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();

    Turns(Creature owner, Fate fate) {
        this.owner = owner;
        this.fate = fate;
    }

    @Override
    public void start(String name, Runnable story) {
        Strand strand = new Strand(name, story);
        alive.add(strand);
        ready.add(strand);
    }

    @Override
    public boolean completes(Future<?> step, Duration limit) {
        Wait wait = new Wait(current.orElseThrow());
        fate.in(limit, () -> owner.take(() -> wait.end(false)));
        wait.on(step);
        return wait.completed;
    }

    @Override
    public <T> T await(Future<T> step) {
        new Wait(current.orElseThrow()).on(step);
        return step.await();
    }

    @Override
    public long nanoTime() {
        return fate.nanoTime();
    }

    /** Lets all go on that can. */
    void run() {
        while (!ready.isEmpty()) {
            ready.poll().goOn();
        }
        failure.ifPresent(failed -> {
            throw new AssertionError("a thread of " + owner.name + " failed", failed);
        });
    }

    /** Of those that have not come to their end. */
    List<String> names() {
        return alive.stream().map(strand -> strand.name).toList();
    }

    /** Nothing of it is done any more. */
    void kill() {
        for (Strand strand : List.copyOf(alive)) {
            strand.killed = true;
            strand.goOn();
        }
    }

    /** Of one thread for one thing. */
    private final class Wait {
        private final Strand who;
        private boolean over;
        private boolean completed;

        Wait(Strand who) {
            this.who = who;
        }

        void on(Future<?> step) {
            if (step.isComplete()) {
                over = true;
                completed = true;
                return;
            }
            step.onComplete(done -> end(true));
            who.park();
        }

        void end(boolean done) {
            if (!over) {
                over = true;
                completed = done;
                ready.add(who);
            }
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final class Strand {
        private final String name;
        private final Semaphore turn = new Semaphore(0);
        private final Semaphore back = new Semaphore(0);
        private boolean killed;

        Strand(String name, Runnable story) {
            this.name = name;
            Thread.ofVirtual().name(name).start(() -> live(story));
        }

        private void live(Runnable story) {
            turn.acquireUninterruptibly();
            try {
                if (!killed) {
                    story.run();
                }
            } catch (Killed died) {
                // With its process.
            } catch (RuntimeException | AssertionError failed) {
                failure = Optional.of(failed);
            } finally {
                alive.remove(this);
                back.release();
            }
        }

        void goOn() {
            Optional<Strand> before = current;
            current = Optional.of(this);
            turn.release();
            back.acquireUninterruptibly();
            current = before;
        }

        void park() {
            back.release();
            turn.acquireUninterruptibly();
            if (killed) {
                throw new Killed();
            }
        }
    }
}
