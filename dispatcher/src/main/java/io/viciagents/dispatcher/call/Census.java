package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.ServedCalls;
import io.viciagents.vicidial.CallId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The calls of one Asterisk at one moment, for whoever counts them or sends them away. */
public final class Census {
    private final String asterisk;
    private final List<Call> calls;
    private final boolean connected;
    private final boolean certain;

    /**
     * @param connected whether events come
     * @param certain whether the Asterisk certainly is ours
     */
    Census(String asterisk, Collection<Call> calls, boolean connected, boolean certain) {
        this.asterisk = asterisk;
        this.calls = List.copyOf(calls);
        this.connected = connected;
        this.certain = certain;
    }

    /**
     * What others are told: the calls that VICIdial has given us, for a raw call takes none of its lines. Empty while it is in
     * doubt whether the Asterisk is ours.
     */
    public Optional<ServedCalls.Asterisk> told() {
        if (!certain) {
            return Optional.empty();
        }
        Map<String, Integer> byExtension = new HashMap<>();
        calls.stream()
                .map(call -> call.record().caller())
                .filter(caller -> CallId.parse(caller.callerName()).isPresent())
                .forEach(caller -> byExtension.merge(caller.extension(), 1, Integer::sum));
        return Optional.of(new ServedCalls.Asterisk(asterisk, connected, byExtension));
    }

    /** The calls that each node has, by the caller's channel, with their generation there. */
    public Map<String, Map<String, Integer>> byNode() {
        Map<String, Map<String, Integer>> byNode = new HashMap<>();
        for (Call call : calls) {
            CallRecord at = call.record();
            if (at.step() instanceof CallStep.Conversing || at.step() instanceof CallStep.Ending) {
                at.step()
                        .agent()
                        .ifPresent(node -> byNode.computeIfAbsent(node, none -> new HashMap<>())
                                .put(at.call().channel(), at.generation()));
            }
        }
        return byNode;
    }

    /** Hands running conversations to humans; those whose fallback is to hang up go on. Harmless when repeated. */
    public void handToHumans(Predicate<Route> which) {
        calls.stream()
                .filter(call -> call.record().step() instanceof CallStep.Conversing)
                .filter(call -> which.test(call.route()) && !(call.route().fallback() instanceof NextStep.HangUp))
                .forEach(Call::handToHumans);
    }
}
