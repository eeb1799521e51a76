package io.viciagents.node.recording;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that writes recordings and transcripts, so that no disk ever stops a media loop.
 *
 * <p>Its queue is bounded: when the disk can not follow, pieces are dropped, counted, and it is said once. A piece holds one
 * second of a call's sound at most, 32 kB at 8 kHz, so that the whole queue stays below 32 MB. Any thread may hand in work.
 */
public final class RecordingWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingWriter.class);
    private static final int MOST_WAITING = 1000;
    private static final long SECONDS_TO_CLOSE = 5;

    private final BlockingQueue<Work> waiting;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile State state = State.OPEN;

    /** Starts the thread. */
    public RecordingWriter() {
        this(MOST_WAITING);
    }

    RecordingWriter(int mostWaiting) {
        waiting = new ArrayBlockingQueue<>(mostWaiting);
        thread = Thread.ofPlatform().name("recording-writer").daemon().start(this::run);
    }

    /** Hands in work, to be done in order; dropped when too much waits. */
    void hand(Work work) {
        if (!waiting.offer(work) && dropped.getAndIncrement() == 0) {
            LOG.atWarn().log("recordings lose pieces: the disk can not follow; give the node a faster one");
        }
    }

    /** How many pieces were dropped because the disk could not follow. */
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        while (state == State.OPEN || !waiting.isEmpty()) {
            try {
                Work next = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.write();
                }
            } catch (IOException unwritable) {
                LOG.atWarn().setCause(unwritable).log("a recording can not be written; see that the disk has room");
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        state = State.CLOSING;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_CLOSE));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A piece of work on a file. */
    interface Work {
        /** Does it, on the writer's thread. */
        void write() throws IOException;
    }

    private enum State {
        OPEN,
        CLOSING
    }
}
