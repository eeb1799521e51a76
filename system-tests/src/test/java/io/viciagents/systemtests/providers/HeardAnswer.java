package io.viciagents.systemtests.providers;

import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.provider.Failure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Keeps what a model tells. */
final class HeardAnswer implements ModelListener {
    final List<String> pieces = new CopyOnWriteArrayList<>();
    final List<ToolCall> calls = new CopyOnWriteArrayList<>();
    final CompletableFuture<String> firstPiece = new CompletableFuture<>();
    private final CompletableFuture<Usage> done = new CompletableFuture<>();
    private final CompletableFuture<Failure> failed = new CompletableFuture<>();

    @Override
    public void text(String piece) {
        pieces.add(piece);
        firstPiece.complete(piece);
    }

    @Override
    public void tool(ToolCall call) {
        calls.add(call);
    }

    @Override
    public void done(Usage usage) {
        done.complete(usage);
    }

    @Override
    public void failed(Failure failure) {
        failed.complete(failure);
        done.completeExceptionally(new AssertionError(failure.toString()));
    }

    String text() {
        return String.join("", pieces);
    }

    Usage usage() {
        return done.orTimeout(20, TimeUnit.SECONDS).join();
    }

    Failure failure() {
        return failed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    boolean ended() {
        return done.isDone() || failed.isDone();
    }
}
