package io.viciagents.node.provider;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What each call that is up has cost so far, and what was used for it. Any thread. */
public final class Bills {
    private final Map<String, Bill> calls = new ConcurrentHashMap<>();
    private final BiConsumer<String, Cost> spent;

    /** Bills of calls alone. */
    public Bills() {
        this((profile, cost) -> {});
    }

    /** @param spent is told, on any thread, what the calls of a profile cost, as they cost it */
    public Bills(BiConsumer<String, Cost> spent) {
        this.spent = spent;
    }

    /** Opens the bill of a call; what is charged to a call without a bill is nobody's. */
    public void open(String call, String profile) {
        open(call, profile, Cost.NOTHING);
    }

    /**
     * Opens the bill of a call that came from another node.
     *
     * @param before what it had cost there; it is in the day's sums already
     */
    public void open(String call, String profile, Cost before) {
        calls.put(call, Bill.empty(profile).plus(before));
    }

    /** Adds to a call's bill. */
    public void charge(String call, Cost cost) {
        Bill bill = add(call, before -> before.plus(cost));
        if (bill != null) {
            spent.accept(bill.profile(), cost);
        }
    }

    /** A model read and wrote so many tokens for a call. */
    public void used(String call, long read, long written) {
        add(call, before -> before.plus(read, written));
    }

    /** A provider failed at something that was wanted for a call. */
    public void failed(String call) {
        add(call, Bill::plusError);
    }

    private @Nullable Bill add(String call, UnaryOperator<Bill> change) {
        return calls.computeIfPresent(call, (any, before) -> change.apply(before));
    }

    /** So far; empty when it has no bill. */
    public Bill of(String call) {
        return calls.getOrDefault(call, Bill.empty(""));
    }

    /** Closes the bill of a call that is over. Harmless when repeated. */
    public void close(String call) {
        calls.remove(call);
    }

    /**
     * What one call has cost.
     *
     * @param profile it is led by
     * @param cost so far, at all nodes that held the call
     * @param tokensRead by models, for this node
     * @param tokensWritten by models, for this node
     * @param errors of providers, at this node
     */
    public record Bill(String profile, Cost cost, long tokensRead, long tokensWritten, int errors) {
        private static Bill empty(String profile) {
            return new Bill(profile, Cost.NOTHING, 0, 0, 0);
        }

        private Bill plus(Cost more) {
            return new Bill(profile, cost.plus(more), tokensRead, tokensWritten, errors);
        }

        private Bill plus(long read, long written) {
            return new Bill(profile, cost, tokensRead + read, tokensWritten + written, errors);
        }

        private Bill plusError() {
            return new Bill(profile, cost, tokensRead, tokensWritten, errors + 1);
        }
    }
}
