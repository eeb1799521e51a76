package io.viciagents.service.life;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What the service still waits for before it can do its work. Any thread may ask and tell. */
public final class Readiness {
    private final ConcurrentMap<String, String> missing = new ConcurrentHashMap<>();

    /**
     * Not ready from now on until this is.
     *
     * @param name such as {@code asterisk dialer-1}; expecting one name twice is expecting it once
     * @param why a sentence for the operator, such as {@code ARI is not connected}
     */
    public Gate expect(String name, String why) {
        Gate gate = new Gate(name);
        gate.notReady(why);
        return gate;
    }

    /** Sentences by name; empty when the service is ready. */
    public SortedMap<String, String> missing() {
        return new TreeMap<>(missing);
    }

    /** One of the things that must be ready. */
    public final class Gate {
        private final String name;

        private Gate(String name) {
            this.name = name;
        }

        /** It is ready; telling twice is harmless. */
        public void ready() {
            missing.remove(name);
        }

        /** It is not ready, or no longer. */
        public void notReady(String why) {
            missing.put(name, why);
        }
    }
}
