package io.viciagents.node.hook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads so much of an HTTP answer and no more, however long it is. Called by the client, one call at a time. Mutable: what
 * was read, and whether that is enough.
 */
final class CappedText implements BodySubscriber<CappedText.Read> {
    private final int mostBytes;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<Read> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    CappedText(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public CompletionStage<Read> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), mostBytes + 1 - read.size())];
            buffer.get(bytes);
            read.writeBytes(bytes);
        }
        if (subscription == null) {
            return;
        }
        if (read.size() > mostBytes) {
            subscription.cancel();
            complete();
        } else {
            subscription.request(1);
        }
    }

    private void complete() {
        String text = read.toString(StandardCharsets.UTF_8);
        result.complete(
                read.size() > mostBytes
                        ? new Read(text.substring(0, Math.min(text.length(), mostBytes)), Extent.CUT)
                        : new Read(text, Extent.WHOLE));
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete();
    }

    /** What was read. */
    record Read(String text, Extent extent) {}

    /** How much of it. */
    enum Extent {
        /** All there was. */
        WHOLE,
        /** There was more. */
        CUT
    }
}
