package io.viciagents.node.embedded;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.RecognitionListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a recogniser told, in order. */
final class Ear implements RecognitionListener {
    final BlockingQueue<String> interims = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    @Override
    public void interim(String words) {
        interims.add(words);
    }

    @Override
    public void result(String words) {
        ends.add(words);
    }

    @Override
    public void failed(Failure failure) {
        ends.add("failed: " + failure);
    }

    /** The next result, or the failure. */
    String next() {
        return next(ends);
    }

    /** The next words of an utterance that is still being spoken. */
    String nextInterim() {
        return next(interims);
    }

    private static String next(BlockingQueue<String> told) {
        try {
            String next = told.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the recogniser told nothing for a minute");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    boolean isSilent() {
        return ends.isEmpty();
    }
}
