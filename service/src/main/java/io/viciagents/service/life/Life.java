package io.viciagents.service.life;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a service process: parts are opened in order, and closed in reverse, here and nowhere else.
 *
 * <pre>
 * starting --running()--&gt; running --stopSoon() or a signal--&gt; stopping --&gt; ended
 *     \------------ stopSoon() or a signal or a failure ---------/
 * </pre>
 *
 * <p>Stopping twice, or from two threads, stops once; both get the same answer. All parts together have a time limit; when
 * it has passed, a part that still closes is interrupted and left behind, and each of the rest gets a second, so that one
 * that hangs does not keep the others from saying goodbye.
 */
public final class Life {
    private static final Logger log = LoggerFactory.getLogger(Life.class);
    private static final Duration GRACE_OF_THE_REST = Duration.ofSeconds(1);

    /** A part and how to close it. */
    private record Part(String name, AutoCloseable closing) {}

    private final Duration stopWithin;
    private final Readiness readiness = new Readiness();
    private final Readiness.Gate start = readiness.expect("start", "the service is still starting");
    private final Deque<Part> parts = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<ExitCode> asked = new CompletableFuture<>();
    private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();

    /**
     * A life that begins now.
     *
     * @param stopWithin how long all parts together may take to close, calls that are being finished included
     */
    public Life(Duration stopWithin) {
        this.stopWithin = stopWithin;
    }

    /** What the service still waits for; its start and its stop are in there by themselves. */
    public Readiness readiness() {
        return readiness;
    }

    /**
     * Remembers a part that was just opened; it is closed after all that are opened later.
     *
     * <p>When the stop has begun meanwhile, the part is closed at once and {@link CannotStart} is thrown, so that the start
     * does not go on.
     *
     * @param name for the log
     * @return the part
     */
    public <P extends AutoCloseable> P opened(String name, P part) {
        onStop(name, part);
        return part;
    }

    /** As {@link #opened}, for a part that is closed in another way. */
    public void onStop(String name, AutoCloseable closing) {
        Part part = new Part(name, closing);
        parts.addLast(part);
        if (stopping.get()) {
            if (parts.remove(part)) {
                close(part, new CompletableFuture<>().completeOnTimeout(null, 1, TimeUnit.SECONDS));
            }
            throw new CannotStart("start: the service was stopped while it started; start it again");
        }
    }

    /** The start is over, everything is opened. */
    public void running() {
        start.ready();
    }

    /** Asks whoever {@link #await awaits} to stop; the first who asks gives the reason and the exit code. */
    public void stopSoon(ExitCode why, String sentence) {
        if (asked.complete(why)) {
            if (why == ExitCode.FAILED) {
                log.error(sentence);
            } else {
                log.info(sentence);
            }
        }
    }

    /** Waits until somebody asks to stop, then stops. */
    public ExitCode await() {
        asked.join();
        return stop();
    }

    /** Closes everything in reverse order, and says how it went. */
    public ExitCode stop() {
        if (stopping.compareAndSet(false, true)) {
            start.notReady("the service is stopping");
            boolean inTime = closeAll();
            ExitCode why = asked.getNow(ExitCode.STOPPED);
            ended.complete(why == ExitCode.STOPPED && !inTime ? ExitCode.OVERDUE : why);
        }
        return ended.join();
    }

    private boolean closeAll() {
        CompletableFuture<?> limit =
                new CompletableFuture<>().completeOnTimeout(null, stopWithin.toMillis(), TimeUnit.MILLISECONDS);
        boolean inTime = true;
        for (Part part = parts.pollLast(); part != null; part = parts.pollLast()) {
            inTime &= close(part, limit);
        }
        return inTime;
    }

    private static boolean close(Part part, CompletableFuture<?> limit) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        FutureTask<Void> closing = new FutureTask<>(() -> {
            part.closing().close();
            return null;
        });
        Thread thread = Thread.ofVirtual().name("closing " + part.name()).start(() -> {
            closing.run();
            closed.complete(null);
        });
        if (!waitFor(closed, limit)) {
            thread.interrupt();
            log.atError().addKeyValue("part", part.name()).log("did not close in time and is left behind");
            return false;
        }
        try {
            closing.get();
            log.atInfo().addKeyValue("part", part.name()).log("closed");
        } catch (ExecutionException failed) {
            log.atWarn()
                    .addKeyValue("part", part.name())
                    .setCause(failed.getCause())
                    .log("failed to close");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private static boolean waitFor(CompletableFuture<Void> closed, CompletableFuture<?> limit) {
        CompletableFuture.anyOf(closed, limit).join();
        try {
            closed.get(GRACE_OF_THE_REST.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
