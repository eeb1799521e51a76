package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import io.viciagents.dispatcher.call.Signals.OwnershipLost;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a conversation because somebody wants its caller to talk to a human. What the agent knows by then, and what it has
 * promised, goes with the caller: the node is asked as if the caller had hung up. Any thread.
 *
 * <p>Mutable: whether it was asked for, anew after each refusal.
 */
final class Recall {
    private static final int NEVER = -1;

    private final Exchange exchange;
    private final Signals signals;
    private final CallThreads threads;
    private final Route route;
    private final AtomicInteger atRefusals = new AtomicInteger(NEVER);

    Recall(Exchange exchange, Signals signals, CallThreads threads, Route route) {
        this.exchange = exchange;
        this.signals = signals;
        this.threads = threads;
        this.route = route;
    }

    /** Harmless when repeated. */
    void ask(CallRecord call) {
        if (atRefusals.getAndSet(call.refusals()) != call.refusals()) {
            threads.start("recall " + call.call(), () -> lastWord(call));
        }
    }

    /**
     * What the agent knows of a call whose caller has hung up; the route's word for it when it does not tell.
     *
     * @param call as the last agent has it; empty when none had it
     */
    CallOutcome afterCallerLeft(Optional<CallRecord> call) throws OwnershipLost {
        if (call.isEmpty()) {
            return route.callerLeft();
        }
        askForLastWord(call.get());
        var end = signals.conversationEnd(call.get().generation());
        signals.completesWithin(end, exchange.limits().lastWord());
        return end.succeeded() && end.result() instanceof Concluded(CallOutcome outcome) ? outcome : route.callerLeft();
    }

    private void askForLastWord(CallRecord call) {
        call.step()
                .agent()
                .ifPresent(node -> exchange.agents()
                        .tell(node, new NodeCommand.CallerLeft(call.call(), call.fence(), call.generation())));
    }

    private void lastWord(CallRecord call) {
        askForLastWord(call);
        if (!threads.completes(
                signals.conversationEnd(call.generation()), exchange.limits().lastWord())) {
            signals.conversationEnded(call.generation(), new Concluded(route.fallenBack("")));
        }
    }

    /** The outcome that counts: that of the agent, unless it was recalled; then its caller goes to humans. */
    CallOutcome judged(CallOutcome outcome) {
        return atRefusals.get() == NEVER
                ? outcome
                : new CallOutcome(
                        route.fallbackDisposition(),
                        route.fallback(),
                        outcome.entries(),
                        (outcome.summary() + " Handed to humans by command.").strip());
    }
}
