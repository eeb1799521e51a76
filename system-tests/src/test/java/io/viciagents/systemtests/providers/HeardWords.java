package io.viciagents.systemtests.providers;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a recogniser tells, and speaks to it. */
final class HeardWords implements RecognitionListener {
    final List<String> interims = new CopyOnWriteArrayList<>();
    final List<Turn> turns = new CopyOnWriteArrayList<>();
    final BlockingQueue<String> results = new LinkedBlockingQueue<>();
    final BlockingQueue<Failure> failures = new LinkedBlockingQueue<>();

    @Override
    public void interim(String words) {
        interims.add(words);
    }

    @Override
    public void result(String words) {
        results.add(words);
    }

    @Override
    public void turn(Turn now) {
        turns.add(now);
    }

    @Override
    public void failed(Failure failure) {
        failures.add(failure);
    }

    String result() throws InterruptedException {
        return String.valueOf(results.poll(20, TimeUnit.SECONDS));
    }

    Failure failure() throws InterruptedException {
        Failure failure = failures.poll(20, TimeUnit.SECONDS);
        return failure == null ? Failure.here("none came") : failure;
    }

    /** A turn of that many words, at once, with the silence that ends it. */
    static void speak(RecognitionStream stream, int words) {
        stream.speechStarted();
        frames(stream, words * 16, (short) 8000);
        frames(stream, 20, (short) 0);
        stream.speechEnded();
    }

    /** A turn of this sound, at once, with the silence that ends it. */
    static void speak(RecognitionStream stream, short[] sound) {
        stream.speechStarted();
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            stream.frame(Arrays.copyOfRange(sound, at, at + 160));
        }
        frames(stream, 20, (short) 0);
        stream.speechEnded();
    }

    static void frames(RecognitionStream stream, int count, short level) {
        short[] frame = new short[160];
        Arrays.fill(frame, level);
        for (int i = 0; i < count; i++) {
            stream.frame(frame);
        }
    }
}
