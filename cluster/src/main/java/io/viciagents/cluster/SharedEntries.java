package io.viciagents.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * Small things that the dispatchers hold together until they are done with, bytes by key. Each is changed as one step,
 * by whoever has read what it is now; writers on the smaller side of a split are refused, and what they had is discarded
 * when it heals.
 *
 * <p>Methods block: call them on a virtual thread. All throw {@link Unavailable}.
 */
public interface SharedEntries {
    /** What is there now. */
    Optional<byte[]> find(String key);

    /** Adds what is not there; false when something is. */
    boolean add(String key, byte[] value);

    /** Replaces exactly what was read; false when something else is there by now. */
    boolean replace(String key, byte[] read, byte[] value);

    /** Removes exactly what was read; false when something else is there by now. */
    boolean remove(String key, byte[] read);

    /** All there is. Costs a visit to every dispatcher: for a look now and then. */
    Map<String, byte[]> all();

    /** Fewer than the quorum of dispatchers see each other, or nobody knows whether a write was done. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says why in a sentence. */
        public Unavailable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
