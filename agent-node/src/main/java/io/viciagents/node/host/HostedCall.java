package io.viciagents.node.host;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeReport;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.host.Slots.Slot;
import io.viciagents.node.media.MediaReservation;
import io.viciagents.node.media.MediaSession;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on this node, from the offer to its release. Made on any thread, then confined to the call's loop, but for
 * {@link #owner}.
 *
 * <pre>
 *  Offered --> Reserved --Connected--> Open --Bridged--> (the conversation talks) --Release--> Over
 *                 |                      |                                                      ^
 *                 +--five seconds--------+--------------------Release---------------------------+
 * </pre>
 */
final class HostedCall {
    /** An offer that nobody follows up lapses after this time. */
    static final Duration LAPSE = Duration.ofSeconds(5);

    /** A conversation that is over, but that nobody releases, is released by ourselves after this time. */
    static final Duration FORGOTTEN = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(HostedCall.class);

    private final Assignment assignment;
    private final Slot slot;
    private final MediaReservation reservation;
    private final Talks talks;
    private final Reports reporter;
    private final Runnable over;
    private final Timers timers;
    private final Map<String, String> lead;
    /** Who owns the call's Asterisk: read by reports on any thread. */
    private volatile Fence owner;

    private State state;
    private final Confirmation confirmation;
    /** How the conversation ended, if it did, and when nobody cares for that any more. */
    private Optional<LastWord> lastWord = Optional.empty();

    private boolean begun;

    HostedCall(
            Assignment assignment,
            Slot slot,
            MediaReservation reservation,
            Talks talks,
            Reports reporter,
            Timers timers,
            Runnable over) {
        this.assignment = assignment;
        this.slot = slot;
        this.reservation = reservation;
        this.talks = talks;
        this.reporter = reporter;
        this.over = over;
        this.timers = timers;
        this.lead = new HashMap<>(assignment.lead());
        this.owner = assignment.fence();
        this.state = new State.Offered();
        this.confirmation = new Confirmation(reservation::hush, reservation::goOn, timers, this::abandoned);
    }

    /** First of all that happens on the loop. */
    void awaitConnection() {
        state = new State.Reserved(timers.after(LAPSE, this::lapsed));
        confirmation.begin();
    }

    /** Whether it still is this node's. */
    Confirmation confirmation() {
        return confirmation;
    }

    private void abandoned() {
        log.atWarn().addKeyValue("call", assignment.call()).log("nobody owns this call any more: released");
        release();
    }

    CallRef call() {
        return assignment.call();
    }

    int generation() {
        return assignment.generation();
    }

    MediaReservation reservation() {
        return reservation;
    }

    /** Whom to report to from now on; any thread. */
    void ownedBy(Fence fence) {
        owner = fence;
    }

    NodeCommandReply obey(NodeCommand command) {
        if (isAnother(command.fence()) && !(command instanceof NodeCommand.Failed)) {
            lastWord.ifPresent(word -> report(word.report()));
        }
        return switch (command) {
            case NodeCommand.Connected connected -> connected(connected);
            case NodeCommand.Bridged bridged -> begin();
            case NodeCommand.Lead late -> leadKnown(late.fields());
            case NodeCommand.Key pressed -> talking(talk -> talk.dtmf(pressed.digit(), pressed.at()));
            case NodeCommand.Answered answered ->
                talking(talk -> talk.answered(answered.number() - requestsBefore(), answered.answer()));
            case NodeCommand.Failed failed -> goOn(failed.reason());
            case NodeCommand.Stay stay -> talking(Talk::stay);
            case NodeCommand.CallerLeft left -> talking(Talk::callerLeft);
            case NodeCommand.Release release -> {
                release();
                yield NodeCommandReply.DONE;
            }
        };
    }

    /** Whether it is another owner than the one before: it must be told what that one may not have written down. */
    private boolean isAnother(Fence fence) {
        boolean another = !owner.equals(fence);
        owner = fence;
        confirmation.told();
        return another;
    }

    /** Somebody owns the call's Asterisk. */
    Optional<Held> owned(Fence fence) {
        if (isAnother(fence)) {
            lastWord.ifPresent(word -> report(word.report()));
        }
        Stage stage = begun ? Stage.TALKING : Stage.CONNECTED;
        return switch (state) {
            case State.Offered early -> Optional.of(held(Stage.RESERVED));
            case State.Reserved reserved -> Optional.of(held(Stage.RESERVED));
            case State.Open open -> Optional.of(held(stage));
            case State.Over gone -> Optional.empty();
        };
    }

    private Held held(Stage stage) {
        return new Held(assignment.call(), generation(), assignment.caller(), stage, lastWord.map(LastWord::report));
    }

    /** An owner that has not heard our answer says it again. */
    private NodeCommandReply begin() {
        if (begun) {
            return NodeCommandReply.DONE;
        }
        begun = true;
        return talking(Talk::begin);
    }

    /** What was asked for at the end was refused: it was not the end. */
    private NodeCommandReply goOn(String reason) {
        lastWord.ifPresent(word -> word.forgotten().cancel());
        lastWord = Optional.empty();
        return talking(talk -> talk.failed(reason));
    }

    /** Requests are counted over all nodes of the call; none of them makes more than this. */
    private long requestsBefore() {
        return generation() * NodeReport.Asked.OF_A_NODE;
    }

    private NodeCommandReply connected(NodeCommand.Connected command) {
        return switch (state) {
            case State.Reserved(Timers.Alarm lapse) -> {
                lapse.cancel();
                MediaSession media = reservation.open(command.asterisk(), assignment.format());
                state = new State.Open(media, talks.open(assignment, lead, reservation.loop(), media, new Listener()));
                yield NodeCommandReply.DONE;
            }
            case State.Open open -> NodeCommandReply.DONE;
            case State.Offered early -> throw new IllegalStateException("connected before it was reserved");
            case State.Over gone -> NodeCommandReply.UNKNOWN_CALL;
        };
    }

    private NodeCommandReply leadKnown(Map<String, String> fields) {
        lead.putAll(fields);
        if (state instanceof State.Open open) {
            open.talk().lead(fields);
        }
        return NodeCommandReply.DONE;
    }

    private NodeCommandReply talking(Consumer<Talk> what) {
        if (state instanceof State.Open open) {
            what.accept(open.talk());
            return NodeCommandReply.DONE;
        }
        return NodeCommandReply.UNKNOWN_CALL;
    }

    private void lapsed() {
        log.atWarn()
                .addKeyValue("call", assignment.call())
                .log("the offer was not followed up: its slot is free again");
        release();
    }

    /** Leaves nothing behind. Harmless when repeated. */
    void release() {
        State before = state;
        state = new State.Over();
        switch (before) {
            case State.Offered early -> {}
            case State.Reserved(Timers.Alarm lapse) -> lapse.cancel();
            case State.Open open -> {
                open.talk().close();
                open.media().close();
            }
            case State.Over done -> {
                return;
            }
        }
        confirmation.end();
        reservation.close();
        slot.free();
        over.run();
    }

    /** The node drains: the call is to go on elsewhere. */
    void leave() {
        if (state instanceof State.Open open) {
            open.talk().leave();
        }
    }

    private Optional<ConversationSummary> summary() {
        return state instanceof State.Open open ? open.talk().summary() : Optional.empty();
    }

    private void conclude(NodeReport end) {
        lastWord = Optional.of(new LastWord(end, timers.after(FORGOTTEN, this::release)));
        report(end);
    }

    private void report(NodeReport report) {
        reporter.report(report, () -> owner.owner(), () -> !slot.isFree());
    }

    /** The end of the conversation, and when the call is given up if nobody releases it. */
    private record LastWord(NodeReport report, Timers.Alarm forgotten) {}

    /** What the conversation tells goes to the dispatcher. */
    private final class Listener implements ConversationListener {
        @Override
        public void firstAudio(Duration afterBegin) {
            report(new NodeReport.FirstAudio(assignment.call(), generation(), afterBegin));
        }

        @Override
        public void asked(long number, CallRequest request) {
            report(new NodeReport.Asked(assignment.call(), generation(), number + requestsBefore(), request));
        }

        @Override
        public void changed(ConversationState conversation) {
            reporter.keep(assignment.call(), generation(), conversation);
        }

        @Override
        public void moving(ConversationState conversation) {
            report(new NodeReport.Moving(assignment.call(), generation(), conversation));
        }

        @Override
        public void ended(CallOutcome outcome) {
            conclude(new NodeReport.Ended(assignment.call(), generation(), outcome, summary()));
        }

        @Override
        public void lost(String reason) {
            conclude(new NodeReport.Lost(assignment.call(), generation(), reason));
        }
    }
}
