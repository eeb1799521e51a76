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
    private final List<Heard> pressed = new ArrayList<>();
    private Optional<Hearer> hearer = Optional.empty();
    private Optional<Assignment.Before> before = Optional.empty();

    /** Of the keys until then the first to ask was told. */
    private Instant toldUntil = Instant.EPOCH;

    Keys(Agents agents) {
        this.agents = agents;
    }

    /** The caller pressed one. Nothing happens when this is told again. */
    synchronized void pressed(KeyPress key) {
        heard(new Heard(key, false));
    }

    /** The caller pressed one before this call was ours: its node may have been told by another owner. */
    synchronized void overheard(KeyPress key) {
        heard(new Heard(key, true));
    }

    private void heard(Heard heard) {
        if (pressed.size() < MOST
                && pressed.stream().noneMatch(known -> known.key().equals(heard.key()))) {
            pressed.add(heard);
            hearer.ifPresent(at -> tell(at, heard));
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
            pressed.stream().filter(heard -> heard.key().at().isAfter(until)).forEach(heard -> tell(next, heard));
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

    private void tell(Hearer at, Heard heard) {
        KeyPress key = heard.key();
        toldUntil = key.at().isAfter(toldUntil) ? key.at() : toldUntil;
        agents.tell(at.node(), heard.command(at.call()));
    }

    private record Hearer(String node, CallRecord call) {}

    /** @param perhapsTold by an owner before us */
    private record Heard(KeyPress key, boolean perhapsTold) {
        private NodeCommand command(CallRecord call) {
            Optional<Instant> at = Optional.of(key.at());
            return perhapsTold
                    ? new NodeCommand.Overheard(call.call(), call.fence(), call.generation(), key.digit(), at)
                    : new NodeCommand.Dtmf(call.call(), call.fence(), call.generation(), key.digit(), at);
        }
    }
}
