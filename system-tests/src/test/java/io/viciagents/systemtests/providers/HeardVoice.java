package io.viciagents.systemtests.providers;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a synthesiser tells. */
final class HeardVoice implements SynthesisListener {
    final List<String> words = new CopyOnWriteArrayList<>();
    private final List<short[]> sound = new CopyOnWriteArrayList<>();
    final AtomicInteger samples = new AtomicInteger();
    final AtomicInteger pieces = new AtomicInteger();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<Failure> failed = new CompletableFuture<>();

    @Override
    public void audio(short[] more) {
        sound.add(more.clone());
        samples.addAndGet(more.length);
        pieces.incrementAndGet();
    }

    @Override
    public void word(int textOffset, Duration at) {
        words.add(textOffset + "@" + at.toMillis());
    }

    @Override
    public void done() {
        end.complete("done");
    }

    @Override
    public void failed(Failure failure) {
        failed.complete(failure);
        end.complete(failure.sentence());
    }

    /** All of it so far. */
    short[] sound() {
        ShortBuffer all = ShortBuffer.allocate(samples.get());
        sound.forEach(all::put);
        return all.array();
    }

    String end() {
        return end.orTimeout(20, TimeUnit.SECONDS).join();
    }

    Failure failure() {
        return failed.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
