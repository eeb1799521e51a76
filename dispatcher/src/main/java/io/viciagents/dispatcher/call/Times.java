package io.viciagents.dispatcher.call;

import java.time.Duration;
import java.time.Instant;

/** What is measured of calls. */
public interface Times {
    /** Caller and node hear each other; answers how long that took since the call arrived. */
    Duration connected(Instant arrived);

    /** The agent's first sound has gone out. */
    void firstAudio(Instant arrived);

    /** A call needs another node. */
    void moved();

    /** A call has ended. */
    void ended(String disposition, Books.Leaving leaving);
}
