package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.CallOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What can happen to a call from outside, and how its thread waits for it. The notifications may come from any thread:
 * they only complete promises. The waits belong to the call's virtual thread.
 */
final class Signals {
    private final Promise<Void> gone = Promise.promise();
    private final Promise<Void> yielded = Promise.promise();
    private final Map<Integer, Promise<ConversationEnd>> conversations = new ConcurrentHashMap<>();
    private final Map<Integer, Promise<Doubt>> doubts = new ConcurrentHashMap<>();
    /** Whose nodes answer again since they were doubted last. */
    private final Set<Integer> trusted = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean heard;
    private final CallThreads threads;
    private final Authority authority;

    /** @param served whether a node has had the call already: an agent was heard then, if nobody knows when */
    Signals(CallThreads threads, Authority authority, boolean served) {
        this.threads = threads;
        this.authority = authority;
        this.heard = new AtomicBoolean(served);
    }

    /** An agent is heard; true the first time. */
    boolean agentIsHeardFirst() {
        return heard.compareAndSet(false, true);
    }

    /** The caller's channel has left us. */
    void callerLeft() {
        gone.tryComplete();
    }

    /** Another dispatcher owns this Asterisk now. */
    void ownershipLost() {
        yielded.tryComplete();
    }

    /** The conversation with the node of that generation is over. */
    void conversationEnded(int generation, ConversationEnd end) {
        conversation(generation).tryComplete(end);
    }

    /** What was asked for at the end could not be done: the conversation goes on, and will end again. */
    void conversationGoesOn(int generation) {
        conversations.put(generation, Promise.promise());
    }

    /** How the conversation with the node of that generation will end. */
    Future<ConversationEnd> conversationEnd(int generation) {
        return conversation(generation).future();
    }

    /** The node of that generation should give the call away, if another takes it. */
    void doubted(int generation, Doubt doubt) {
        trusted.remove(generation);
        doubts.computeIfAbsent(generation, none -> Promise.promise()).tryComplete(doubt);
    }

    /** Whether the node of that generation is doubted. */
    Future<Doubt> doubt(int generation) {
        return doubts.computeIfAbsent(generation, none -> Promise.promise()).future();
    }

    /** The node of that generation answers: what it was doubted for is over, unless it wants to give the call away itself. */
    void trusted(int generation) {
        trusted.add(generation);
        doubts.computeIfPresent(
                generation,
                (same, doubt) -> doubt.future().result() instanceof Doubt.Silent ? Promise.promise() : doubt);
    }

    /** The doubt was heard: only another one counts from now on. */
    void doubtHeard(int generation) {
        trusted.remove(generation);
        doubts.put(generation, Promise.promise());
    }

    /** Whether a call that was about to move stays: its conversation is over, or its node answers again. */
    boolean stays(int generation, Doubt doubt) {
        return conversationEnd(generation).result() instanceof ConversationEnd.Concluded
                || (doubt instanceof Doubt.Silent && trusted.contains(generation));
    }

    private Promise<ConversationEnd> conversation(int generation) {
        return conversations.computeIfAbsent(generation, none -> Promise.promise());
    }

    /** Waits for a step, but not for a caller who has gone, and not under another's ownership. */
    <T> T await(Future<T> step) throws CallerGone, OwnershipLost {
        Promise<Void> first = Promise.promise();
        step.onComplete(done -> first.tryComplete());
        gone.future().onComplete(done -> first.tryComplete());
        yielded.future().onComplete(done -> first.tryComplete());
        threads.await(first.future());
        if (yielded.future().isComplete()) {
            throw new OwnershipLost();
        }
        if (gone.future().isComplete()) {
            throw new CallerGone();
        }
        return step.await();
    }

    /** Completes, successfully, when one of both does, in whatever way. */
    static Future<Void> either(Future<?> one, Future<?> other) {
        Promise<Void> first = Promise.promise();
        one.onComplete(done -> first.tryComplete());
        other.onComplete(done -> first.tryComplete());
        return first.future();
    }

    /** Waits until the Asterisk certainly is ours: in doubt no step is taken. */
    void awaitAuthority() throws OwnershipLost {
        if (yielded.future().isComplete()) {
            throw new OwnershipLost();
        }
        if (!authority.holds()) {
            Promise<Void> first = Promise.promise();
            authority.held().onComplete(again -> first.tryComplete());
            yielded.future().onComplete(done -> first.tryComplete());
            threads.await(first.future());
            awaitAuthority();
        }
    }

    /** Waits until the caller's channel has left us; false when it is still there after the limit. */
    boolean goneWithin(Duration limit) throws OwnershipLost {
        return completesWithin(gone.future(), limit);
    }

    /**
     * Waits for something to complete, in whatever way; false when it has not after the limit. Time in which it was in
     * doubt whether the Asterisk is ours does not count, for then nothing is done.
     */
    boolean completesWithin(Future<?> step, Duration limit) throws OwnershipLost {
        Promise<Void> first = Promise.promise();
        step.onComplete(done -> first.tryComplete());
        yielded.future().onComplete(done -> first.tryComplete());
        boolean completed = threads.completes(first.future(), limit);
        while (!completed && !authority.holds()) {
            awaitAuthority();
            completed = threads.completes(first.future(), limit);
        }
        if (yielded.future().isComplete()) {
            throw new OwnershipLost();
        }
        return completed;
    }

    /** How a conversation with one node ended. */
    sealed interface ConversationEnd {
        /** As the agent meant it to. */
        record Concluded(CallOutcome outcome) implements ConversationEnd {}

        /**
         * The node cannot go on; another may.
         *
         * @param reason a sentence for the log
         * @param silence since the last sign of it
         */
        record NodeLost(String reason, Duration silence) implements ConversationEnd {
            /** It said so itself. */
            NodeLost(String reason) {
                this(reason, Duration.ZERO);
            }
        }
    }

    /** The caller hung up, or somebody else took the channel away. */
    static final class CallerGone extends Exception {
        private static final long serialVersionUID = 1L;

        CallerGone() {
            super("the caller has gone", null, false, false);
        }
    }

    /** Another dispatcher goes on with the call. */
    static final class OwnershipLost extends Exception {
        private static final long serialVersionUID = 1L;

        OwnershipLost() {
            super("another dispatcher owns this Asterisk", null, false, false);
        }
    }
}
