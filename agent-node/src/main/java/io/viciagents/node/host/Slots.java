package io.viciagents.node.host;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls this node may have at once; the last free slot is never given twice. Any thread. */
public final class Slots {
    private final int total;
    private final AtomicInteger used = new AtomicInteger();

    /** So many slots, all free. */
    public Slots(int total) {
        this.total = total;
    }

    /** Takes a slot; empty when all are taken. */
    public Optional<Slot> take() {
        int now = used.get();
        while (now < total) {
            if (used.compareAndSet(now, now + 1)) {
                return Optional.of(new Slot());
            }
            now = used.get();
        }
        return Optional.empty();
    }

    /** Taken slots. */
    public int used() {
        return used.get();
    }

    /** All slots. */
    public int total() {
        return total;
    }

    /** A slot that is taken. */
    public final class Slot {
        private final AtomicBoolean free = new AtomicBoolean();

        private Slot() {}

        /** Whether it was given back. */
        boolean isFree() {
            return free.get();
        }

        /** Gives it back. Harmless when repeated. */
        public void free() {
            if (free.compareAndSet(false, true)) {
                used.decrementAndGet();
            }
        }
    }
}
