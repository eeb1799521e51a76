package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what it is told, in words; tests wait for the next line. */
final class RecordedListener implements SwitchboardListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final BlockingQueue<String> story = new LinkedBlockingQueue<>();

    @Override
    public void callerEntered(CallerEntered caller) {
        story.add("entered " + caller.channel() + " " + caller.arguments());
    }

    @Override
    public void channelLeft(String channel) {
        story.add("left " + channel);
    }

    @Override
    public void dtmf(String channel, KeyPress key) {
        story.add("pressed " + key.digit() + " on " + channel);
    }

    @Override
    public void connected() {
        story.add("connected");
    }

    @Override
    public void disconnected() {
        story.add("disconnected");
    }

    @Override
    public void replaced() {
        story.add("replaced");
    }

    /** The next thing told. */
    String next() throws InterruptedException {
        String line = story.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? "nothing within " + PATIENCE : line;
    }

    /** Waits for something, over everything else that is told before. */
    String nextThat(String beginning) throws InterruptedException {
        String line = next();
        while (!line.startsWith(beginning) && !line.startsWith("nothing")) {
            line = next();
        }
        assertThat(line).startsWith(beginning);
        return line;
    }

    /** The channel of the next caller. */
    String nextCaller() throws InterruptedException {
        String entered = nextThat("entered ");
        return entered.substring("entered ".length(), entered.indexOf(" ["));
    }

    boolean hasNothingMore() {
        return story.isEmpty();
    }
}
