package io.viciagents.cluster;

import com.hazelcast.map.IMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far conversations have come: written by the nodes that hold them, read by a dispatcher that looks for another node.
 * Any thread.
 *
 * <p>Each node that serves a call writes under its own generation, so one that was stalled and wakes overwrites nothing.
 * Writing never waits: while a write is under way, the next waits for it, and a still newer one takes the place of that. So
 * a member that stalls delays nobody's voice, and costs no more memory than a state a call.
 */
public final class ConversationStates {
    private static final Logger log = LoggerFactory.getLogger(ConversationStates.class);

    private final IMap<String, byte[]> states;
    private final Executor writer;
    private final Map<String, Slot> writing = new ConcurrentHashMap<>();
    private final LongAdder failed = new LongAdder();

    /** @param writer runs one task after the other, none of which blocks */
    ConversationStates(IMap<String, byte[]> states, Executor writer) {
        this.states = states;
        this.writer = writer;
    }

    /** Tells how far a conversation has come. Returns at once; what cannot be written is counted and left. */
    public void write(CallRef call, int generation, ConversationState state) {
        String key = key(call, generation);
        Slot fresh = new Slot(Optional.empty());
        while (true) {
            if (writing.putIfAbsent(key, fresh) == null) {
                send(key, state);
                return;
            }
            if (writing.computeIfPresent(key, (same, before) -> new Slot(Optional.of(state))) != null) {
                return;
            }
        }
    }

    private void send(String key, ConversationState state) {
        writer.execute(() -> states.setAsync(key, Wire.bytes(state)).whenComplete((done, failure) -> {
            if (failure != null) {
                complain(failure);
            }
            next(key);
        }));
    }

    private void next(String key) {
        while (true) {
            Slot slot = writing.get(key);
            if (slot == null || (slot.waiting().isEmpty() && writing.remove(key, slot))) {
                return;
            }
            if (slot.waiting().isPresent() && writing.replace(key, slot, new Slot(Optional.empty()))) {
                send(key, slot.waiting().get());
                return;
            }
        }
    }

    private void complain(Throwable failure) {
        if (failed.sum() == 0) {
            log.atWarn()
                    .log(
                            "a conversation's state was not written, so it could not go on elsewhere; further ones are only counted:"
                                    + " {}",
                            String.valueOf(failure.getMessage()));
        }
        failed.increment();
    }

    /** How many states could not be written. */
    public long failed() {
        return failed.sum();
    }

    /**
     * How far a call's conversation has come, by the last node that told. Blocks, as a rule for no more than a look into
     * this process's own memory: dispatchers hold copies of all states.
     *
     * @param generation of the last node that served the call
     */
    public Optional<ConversationState> newest(CallRef call, int generation) {
        for (int served = generation; served > 0; served--) {
            Optional<ConversationState> found = Optional.ofNullable(states.get(key(call, served)))
                    .flatMap(bytes -> Wire.read(bytes, ConversationState.class));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Forgets a call that has ended. Returns at once.
     *
     * @param generation of the last node that served it
     */
    public void remove(CallRef call, int generation) {
        for (int served = 1; served <= generation; served++) {
            states.removeAsync(key(call, served));
        }
    }

    /** For how many conversations a state is kept. */
    public int count() {
        return states.size();
    }

    private static String key(CallRef call, int generation) {
        return call + "#" + generation;
    }

    /**
     * A write under way.
     *
     * @param waiting what is to be written after it
     */
    private record Slot(Optional<ConversationState> waiting) {}
}
