package io.viciagents.dispatcher.call;

import java.time.Duration;
import java.time.Instant;

/** Measures nothing. */
final class NoTimes implements Times {
    @Override
    public void connected(Duration waited) {
        // Not measured here.
    }

    @Override
    public void firstAudio(Instant arrived) {
        // Not measured here.
    }

    @Override
    public void moved() {
        // Not measured here.
    }

    @Override
    public void ended(String disposition, Books.Leaving leaving) {
        // Not measured here.
    }
}
