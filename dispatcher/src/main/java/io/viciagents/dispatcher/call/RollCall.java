package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.HeldCalls.Held;
import java.util.List;
import java.util.Set;

/**
 * Which calls of an Asterisk the nodes say they have.
 *
 * @param present the calls
 * @param silent incarnations of nodes that did not answer: they may have calls, too
 */
public record RollCall(List<Present> present, Set<String> silent) {
    /** Keeps what was given. */
    public RollCall {
        present = List.copyOf(present);
        silent = Set.copyOf(silent);
    }

    /** What they say of one call: more than one node may have it, of different generations. */
    List<Present> of(CallRef call) {
        return present.stream().filter(one -> one.held().call().equals(call)).toList();
    }

    /**
     * A call on a node.
     *
     * @param node its incarnation
     * @param nodeName its name, for people
     */
    public record Present(String node, String nodeName, Held held) {}
}
