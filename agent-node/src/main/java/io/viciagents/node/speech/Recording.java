package io.viciagents.node.speech;

import io.viciagents.node.provider.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a synthesiser tells, kept for as many listeners as want it, now or later; each hears all of it, in order, with
 * audio of its own to keep. Usable from any thread.
 *
 * <p>It calls its listeners while it holds its own lock, which keeps the order: they only hop to their loop.
 */
final class Recording implements SynthesisListener {
    private final Runnable whenDone;
    private final Runnable whenFailed;
    private final List<Consumer<SynthesisListener>> told = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private boolean ended;
    private boolean cancelled;
    private Synthesiser.@Nullable Synthesis synthesis;
    private long bytes;

    /** A recording of nothing so far; one of the two is run, before the listeners hear of it, when it ends. */
    Recording(Runnable whenDone, Runnable whenFailed) {
        this.whenDone = whenDone;
        this.whenFailed = whenFailed;
    }

    /** Tells all that was told so far, and what follows as it comes. */
    synchronized void follow(Follower follower) {
        told.forEach(follower::tell);
        if (!ended) {
            followers.add(follower);
        }
    }

    /** What is recorded; the recording cancels it when it is not wanted any more. */
    synchronized void made(Synthesiser.Synthesis by) {
        synthesis = by;
        if (cancelled) {
            by.cancel();
        }
    }

    /**
     * Nobody wants it.
     *
     * @param how it is told to who speaks it
     */
    void cancel(Consumer<Synthesiser.Synthesis> how) {
        Synthesiser.Synthesis running;
        synchronized (this) {
            cancelled = true;
            running = ended ? null : synthesis;
        }
        if (running != null) {
            how.accept(running);
        }
    }

    /** Of its audio. */
    synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized void audio(short[] samples) {
        bytes += (long) samples.length * Short.BYTES;
        tell(to -> to.audio(samples.clone()));
    }

    @Override
    public void word(int textOffset, Duration at) {
        tell(to -> to.word(textOffset, at));
    }

    @Override
    public void done() {
        whenDone.run();
        end(SynthesisListener::done);
    }

    @Override
    public void failed(Failure failure) {
        whenFailed.run();
        end(to -> to.failed(failure));
    }

    private synchronized void end(Consumer<SynthesisListener> how) {
        tell(how);
        ended = true;
        followers.clear();
    }

    private synchronized void tell(Consumer<SynthesisListener> what) {
        if (!ended) {
            told.add(what);
            followers.forEach(follower -> follower.tell(what));
        }
    }

    /** One who listens until it leaves. */
    static final class Follower {
        private final SynthesisListener listener;
        private volatile boolean gone;

        Follower(SynthesisListener listener) {
            this.listener = listener;
        }

        /** Harmless when repeated; what is on its way may still be told. */
        void leave() {
            gone = true;
        }

        private void tell(Consumer<SynthesisListener> what) {
            if (!gone) {
                what.accept(listener);
            }
        }
    }
}
