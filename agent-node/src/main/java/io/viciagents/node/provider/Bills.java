package io.viciagents.node.provider;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each call that is up has cost so far. Any thread. */
public final class Bills {
    private final Map<String, Cost> calls = new ConcurrentHashMap<>();

    /** Opens the bill of a call; what is charged to a call without a bill is nobody's. */
    public void open(String call) {
        calls.put(call, Cost.NOTHING);
    }

    /** Adds to a call's bill. */
    public void charge(String call, Cost cost) {
        calls.computeIfPresent(call, (any, before) -> before.plus(cost));
    }

    /** So far. */
    public Cost of(String call) {
        return calls.getOrDefault(call, Cost.NOTHING);
    }

    /** Closes the bill of a call that is over, and gives its sum. Nothing when it was closed before. */
    public Cost close(String call) {
        Cost sum = calls.remove(call);
        return sum == null ? Cost.NOTHING : sum;
    }
}
