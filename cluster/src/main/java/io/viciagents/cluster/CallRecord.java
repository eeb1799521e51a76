package io.viciagents.cluster;

import java.time.Instant;

/**
 * What is known of a live call: enough for another dispatcher to go on with it. Written only by the dispatcher that owns
 * the call's Asterisk.
 *
 * @param call which call
 * @param fence of the owner that wrote this
 * @param caller as it came in
 * @param generation counts the nodes that served this call; 0 before the first
 * @param step where in its story the call is
 * @param refusals how often an outcome was refused and the conversation went on: numbers what its outcomes ask for
 */
public record CallRecord(CallRef call, Fence fence, Caller caller, int generation, CallStep step, int refusals) {
    /** A call none of whose outcomes was refused yet. */
    public CallRecord(CallRef call, Fence fence, Caller caller, int generation, CallStep step) {
        this(call, fence, caller, generation, step, 0);
    }

    /**
     * The caller, as StasisStart showed it.
     *
     * @param direction inbound or outbound
     * @param extension the dialled extension: it chooses the profile
     * @param callerName caller id name: VICIdial's call ID where there is one
     * @param callerNumber the other party's number, or empty
     * @param arrived when the call was first seen, by the clock of the dispatcher that saw it
     */
    public record Caller(
            Direction direction, String extension, String callerName, String callerNumber, Instant arrived) {}

    /** The same call, one step on. */
    public CallRecord at(CallStep next) {
        return new CallRecord(call, fence, caller, generation, next, refusals);
    }

    /** The same call, to be served by another node. */
    public CallRecord nextGeneration() {
        return nextGeneration(0);
    }

    /**
     * The same call, to be served by another node.
     *
     * @param spent generations that came to nothing after this one: a node that has let one go takes it no more
     */
    public CallRecord nextGeneration(int spent) {
        return new CallRecord(call, fence, caller, generation + 1 + spent, step, refusals);
    }

    /** The same call, one of whose outcomes was refused. */
    public CallRecord refused() {
        return new CallRecord(call, fence, caller, generation, step, refusals + 1);
    }

    /**
     * The same call under another owner, at a step that can be begun again: a half-made connection is made anew with
     * another generation, for Asterisk gives an id once.
     */
    public CallRecord takenOverBy(Fence owner) {
        CallStep from = step instanceof CallStep.Placed ? new CallStep.Arrived() : step;
        return new CallRecord(call, owner, caller, generation, from, refusals);
    }
}
