package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeLines;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.call.Signals.CallerGone;
import io.viciagents.dispatcher.call.Signals.OwnershipLost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way of the audio between a caller and a node: media channel and bridge in Asterisk, media session in the node. Made
 * step by step, cleared whole. Mutable: what is being made. Confined to the call's virtual thread.
 */
final class Connection {
    private final Exchange exchange;
    private final Switchboard switchboard;
    private final Signals signals;

    /** What was asked for last: a caller may leave before it is made, and it is deleted only then. */
    private Future<?> makingBridge = Future.succeededFuture();

    private Future<?> makingMedia = Future.succeededFuture();

    private Future<Optional<Placed>> placing = Future.succeededFuture(Optional.empty());
    private int placingGeneration;

    /** Of the caller into the bridge; put in again it would hear a click. */
    private Optional<Future<Void>> bringingIn = Optional.empty();

    Connection(Exchange exchange, Signals signals) {
        this.exchange = exchange;
        this.switchboard = exchange.switchboard();
        this.signals = signals;
    }

    /** Finds a node; {@link #clear} releases it, even when it accepts only after the caller has left. */
    Future<Optional<Placed>> place(Assignment assignment) {
        placing = exchange.agents().place(assignment);
        placingGeneration = assignment.generation();
        return placing;
    }

    /** The greeting may name the lead: it waits a moment for VICIdial. What comes later is told later. */
    void introduce(CallRecord call, Placed at, Future<Map<String, String>> lead) throws OwnershipLost {
        Future<?> told = lead.compose(fields -> fields.isEmpty()
                ? Future.succeededFuture()
                : exchange.agents()
                        .tell(at.node(), new NodeCommand.Lead(call.call(), call.fence(), call.generation(), fields)));
        signals.completesWithin(told, exchange.limits().lead());
    }

    /**
     * Connects. Three things go on at once: the caller is answered and bridged, the media channel is bridged, the node
     * opens its session. The media channel may be bridged only after it has entered our application (else 422), and an
     * Asterisk 16 does it as soon as the node's first silence wakes the channel's thread.
     */
    Result make(CallRecord call, Placed at, MediaFormat format) throws CallerGone, OwnershipLost {
        String caller = call.call().channel();
        String media = Ids.media(caller, call.generation());
        String bridge = Ids.bridge(caller);
        Future<Void> entered = switchboard.entered(media);
        Future<Void> there = switchboard.createBridge(bridge);
        makingBridge = there;
        Future<Void> callerIn = bringingIn
                .filter(Future::succeeded)
                .orElseGet(() -> switchboard
                        .answer(caller)
                        .compose(up -> there)
                        .compose(made -> switchboard.addToBridge(bridge, caller)));
        bringingIn = Optional.of(callerIn);
        Future<Void> mediaIn;
        try {
            Future<MediaAddress> opening = switchboard.openMedia(media, at.media(), format);
            makingMedia = opening;
            MediaAddress asterisk = opened(opening);
            mediaIn = there.compose(made -> entered).compose(here -> switchboard.addToBridge(bridge, media));
            NodeCommandReply opened = tell(at, connected(call, asterisk));
            if (opened != NodeCommandReply.DONE) {
                return nodeFailed(call, at, media, "it did not open its media session: " + opened);
            }
        } catch (NotConnected silent) {
            return nodeFailed(call, at, media, silent.reason);
        }
        signals.await(callerIn);
        signals.await(mediaIn);
        signals.await(leaveEarlierMedia(call).recover(failed -> leaveEarlierMedia(call)));
        return new Result.Made();
    }

    /**
     * Lets the conversation begin.
     *
     * @param now where the call is at this moment
     */
    void begin(CallRecord call, String node, Supplier<CallRecord> now) {
        insist(node, new NodeCommand.Bridged(call.call(), call.fence(), call.generation()), call, now);
    }

    /** Of a call that was taken over in the midst of its conversation nobody knows whether the node has heard that. */
    void beginAgain(CallRecord call, Supplier<CallRecord> now) {
        if (call.step() instanceof CallStep.Conversing with) {
            begin(call, with.node(), now);
        }
    }

    /** Lets the conversation go on whose outcome was refused. */
    void goOn(CallRecord call, String node, String reason, Supplier<CallRecord> now) {
        insist(node, new NodeCommand.Failed(call.call(), call.fence(), call.generation(), reason), call, now);
    }

    /**
     * Says it again when no answer comes: until the node has heard it the caller hears nothing, although the node answers
     * pings like any other.
     */
    private void insist(String node, NodeCommand command, CallRecord call, Supplier<CallRecord> now) {
        exchange.agents().tell(node, command).onFailure(unheard -> {
            if (unheard instanceof NodeLines.Late && waits(node, call, now.get())) {
                insist(node, command, call, now);
            }
        });
    }

    /** Whether the conversation still waits at that node. */
    private static boolean waits(String node, CallRecord call, CallRecord now) {
        return now.generation() == call.generation()
                && now.refusals() == call.refusals()
                && now.step() instanceof CallStep.Conversing
                && now.step().agent().filter(node::equals).isPresent();
    }

    private static NodeCommand connected(CallRecord call, MediaAddress asterisk) {
        return new NodeCommand.Connected(call.call(), call.fence(), call.generation(), asterisk);
    }

    private NodeCommandReply tell(Placed at, NodeCommand command) throws CallerGone, OwnershipLost, NotConnected {
        try {
            return signals.await(exchange.agents().tell(at.node(), command));
        } catch (RuntimeException silent) {
            throw new NotConnected("it did not answer: " + silent.getMessage());
        }
    }

    /** Asterisk may refuse one media channel and take the next: another is tried before the caller goes to a human. */
    private MediaAddress opened(Future<MediaAddress> opening) throws CallerGone, OwnershipLost, NotConnected {
        try {
            return signals.await(opening);
        } catch (RuntimeException refused) {
            throw new NotConnected("no media channel to it: " + refused.getMessage());
        }
    }

    private Result nodeFailed(CallRecord call, Placed at, String media, String reason) {
        exchange.agents().tell(at.node(), new NodeCommand.Release(call.call(), call.fence(), call.generation()));
        switchboard.hangUp(media);
        return new Result.NodeFailed(reason);
    }

    /**
     * The node before this one may be dead or stalled, or wrongly doubted: whatever it still sends must not be heard when
     * the next one begins to speak.
     */
    private Future<Void> leaveEarlierMedia(CallRecord call) {
        List<Future<Void>> gone = new ArrayList<>();
        for (int earlier = 1; earlier < call.generation(); earlier++) {
            gone.add(switchboard.hangUp(Ids.media(call.call().channel(), earlier)));
        }
        return Future.join(gone).mapEmpty();
    }

    /**
     * Of a node that is lost: its media channel goes while another node is looked for, for hanging up takes an Asterisk that
     * loses many at once longer than anything else at a move. Waited for in {@link #make}.
     */
    void forsake(CallRecord call) {
        switchboard.hangUp(Ids.media(call.call().channel(), call.generation()));
    }

    /** Leaves nothing of the call behind, in Asterisk or in any node. Harmless when repeated. */
    Future<Void> clear(CallRecord call) {
        NodeCommand release = new NodeCommand.Release(call.call(), call.fence(), call.generation());
        Optional<String> agent = call.step().agent();
        Future<?> released = agent.<Future<?>>map(node -> exchange.agents().tell(node, release))
                .orElseGet(Future::succeededFuture);
        NodeCommand withdrawal = new NodeCommand.Release(call.call(), call.fence(), placingGeneration);
        placing.onSuccess(placed -> placed.map(Placed::node)
                .filter(node -> !agent.equals(Optional.of(node)) || placingGeneration != call.generation())
                .ifPresent(late -> exchange.agents().tell(late, withdrawal)));
        Future<?> made = Future.join(List.of(makingBridge, makingMedia)).otherwiseEmpty();
        return Future.join(released, made.compose(done -> delete(call))).mapEmpty();
    }

    private Future<?> delete(CallRecord call) {
        String caller = call.call().channel();
        List<Future<?>> deleted = new ArrayList<>();
        for (int generation = 1; generation <= call.generation(); generation++) {
            deleted.add(switchboard.hangUp(Ids.media(caller, generation)));
        }
        deleted.add(switchboard.deleteBridge(Ids.bridge(caller)));
        return Future.join(deleted);
    }

    /** How connecting went. */
    sealed interface Result {
        /** Caller and node hear each other. */
        record Made() implements Result {}

        /**
         * The node did not do its part.
         *
         * @param reason a sentence for the log
         */
        record NodeFailed(String reason) implements Result {}
    }

    private static final class NotConnected extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        NotConnected(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
