package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import java.time.Duration;

/** Measures nothing. */
final class NoTimes implements Times {
    @Override
    public void connected(Duration waited) {
        // Not measured here.
    }

    @Override
    public void firstAudio(CallRecord call, Leads.Reached reached) {
        // Not measured here.
    }

    @Override
    public void moved(CallRecord call, String reason) {
        // Not measured here.
    }

    @Override
    public void ended(String disposition, Books.Leaving leaving) {
        // Not measured here.
    }
}
