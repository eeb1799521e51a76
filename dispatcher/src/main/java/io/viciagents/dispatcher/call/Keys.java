package io.viciagents.dispatcher.call;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.dispatcher.ari.KeyPress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a caller has pressed. What a node was told and took with it, and what nobody could be told while the call
 * had no node, the next one is told: an opt-out must not fall between two nodes. Any thread.
 *
 * <p>Mutable: the keys of this call, which node hears new ones, and what the next one knows.
 */
final class Keys {
    /** Nobody presses more in a call; who does shall not cost memory. */
    private static final int MOST = 500;

    private final Agents agents;
    private final List<KeyPress> pressed = new ArrayList<>();
    private Optional<Hearer> hearer = Optional.empty();
    private Optional<Assignment.Before> before = Optional.empty();

    /** Of the keys until then the first to ask was told. */
    private Instant toldUntil = Instant.EPOCH;

    Keys(Agents agents) {
        this.agents = agents;
    }

    /** The caller pressed one. Nothing happens when this is told again. */
    synchronized void pressed(KeyPress key) {
        if (pressed.size() < MOST && !pressed.contains(key)) {
            pressed.add(key);
            hearer.ifPresent(at -> tell(at, key));
        }
    }

    /**
     * The conversation goes on at this node, which hears all keys from now on, and those before that it does not know.
     * Harmless when repeated.
     */
    synchronized void heardBy(String node, CallRecord call) {
        Hearer next = new Hearer(node, call);
        boolean same =
                hearer.filter(at -> at.call().generation() == call.generation()).isPresent();
        hearer = Optional.of(next);
        if (!same) {
            Instant until = before.map(Assignment.Before::state)
                    .flatMap(ConversationState::keysUntil)
                    .orElse(toldUntil);
            pressed.stream().filter(key -> key.at().isAfter(until)).forEach(key -> tell(next, key));
        }
    }

    /**
     * The call has no node now: keys are kept for the next.
     *
     * @param before with which that goes on; without it, it knows what any node was told
     */
    synchronized void keepFor(Optional<Assignment.Before> before) {
        hearer = Optional.empty();
        this.before = before;
    }

    private void tell(Hearer at, KeyPress key) {
        toldUntil = key.at().isAfter(toldUntil) ? key.at() : toldUntil;
        CallRecord call = at.call();
        agents.tell(
                at.node(),
                new NodeCommand.Dtmf(call.call(), call.fence(), call.generation(), key.digit(), Optional.of(key.at())));
    }

    private record Hearer(String node, CallRecord call) {}
}
