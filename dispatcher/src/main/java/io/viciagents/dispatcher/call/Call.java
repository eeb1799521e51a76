package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.CallStep.Arrived;
import io.viciagents.cluster.CallStep.Conversing;
import io.viciagents.cluster.CallStep.Ending;
import io.viciagents.cluster.CallStep.Left;
import io.viciagents.cluster.CallStep.Overflowing;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.dispatcher.call.Books.Leaving;
import io.viciagents.dispatcher.call.Signals.CallerGone;
import io.viciagents.dispatcher.call.Signals.ConversationEnd;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.Concluded;
import io.viciagents.dispatcher.call.Signals.ConversationEnd.NodeLost;
import io.viciagents.dispatcher.call.Signals.OwnershipLost;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call, from StasisStart until its channel has left us.
 *
 * <p>{@link #run} is the whole story. It begins at whatever step the record shows, so a takeover is the same story begun
 * later; each step is written down before the next is taken. It runs on a virtual thread of its own and ends as
 * {@link Departure} says.
 */
final class Call {
    private static final Logger log = LoggerFactory.getLogger(Call.class);

    /** The conversation may mend what was refused so many times; then the caller goes to humans. */
    private static final int MOST_REFUSALS = 2;

    /** So many nodes in a row may fail to open their media; then the caller has waited long enough for humans. */
    private static final int MOST_FAILURES = 3;

    private final Exchange exchange;
    private final Route route;
    private final Signals signals;
    private final Connection connection;
    private final HandOver handOver;
    private final Recall recall;
    private final Keys keys;
    private final Gap gap;
    private final Predecessor earlier;
    /** Moves from step to step; only the call's own thread moves it, others look where it is. */
    private volatile CallRecord record;
    /** How many nodes in a row could not be connected. */
    private int failures;
    /** Generations of moves that came to nothing since the call was connected. */
    private int spent;

    Call(Exchange exchange, Route route, CallRecord record, CallThreads threads, Authority authority) {
        this.exchange = exchange;
        this.route = route;
        this.record = record;
        this.gap = new Gap(exchange, threads);
        this.earlier = new Predecessor(exchange.agents());
        this.keys = new Keys(exchange.agents());
        this.signals = new Signals(threads, authority, record.generation() > 0);
        this.connection = new Connection(exchange, signals);
        this.handOver = new HandOver(exchange, signals);
        this.recall = new Recall(exchange, signals, threads, route);
    }

    /** Where things that happen to the call are told. */
    Signals signals() {
        return signals;
    }

    /** The keys that the caller presses. */
    Keys keys() {
        return keys;
    }

    /** Where the call is at this moment. */
    CallRecord record() {
        return record;
    }

    /** Somebody wants the caller to talk to a human. */
    void handToHumans() {
        recall.ask(record);
    }

    /** Which way it came. */
    Route route() {
        return route;
    }

    Departure run() {
        try {
            return story();
        } catch (OwnershipLost lost) {
            exchange.note(record, "yielded to another dispatcher");
            return Departure.YIELDED;
        } catch (RuntimeException unbooked) {
            log.atError().addKeyValue("call", record.call()).setCause(unbooked).log("a call could not be closed yet");
            return Departure.UNBOOKED;
        }
    }

    private Departure story() throws OwnershipLost {
        try {
            Future<Map<String, String>> lead = exchange.leads().lookUp(record);
            connection.beginAgain(record, this::record);
            while (true) {
                signals.awaitAuthority();
                switch (record.step()) {
                    case Arrived arrived -> place(lead);
                    case Placed at -> connect(at, lead);
                    case Conversing with -> converse(with, lead);
                    case Ending end -> {
                        if (carriedOut(end)) {
                            left(end.outcome(), Leaving.SENT);
                        } else {
                            advance(new Conversing(end.node(), end.nodeName()));
                        }
                    }
                    case Overflowing over -> {
                        handOver.toHumans(record, over.outcome());
                        left(over.outcome(), Leaving.SENT);
                    }
                    case Left left -> {
                        return closed(left);
                    }
                }
            }
        } catch (CallerGone gone) {
            return callerLeft();
        } catch (RuntimeException failed) {
            return rescued(failed);
        }
    }

    private void place(Future<Map<String, String>> lead) throws CallerGone, OwnershipLost {
        Optional<Assignment.Before> before = gap.before(record);
        keys.keepFor(before);
        record = record.nextGeneration(spent);
        spent = 0;
        Optional<Placed> placed = signals.await(connection.place(route.assignment(record, lead, before)));
        if (placed.isEmpty()) {
            exchange.note(record, "no agent node is free: handed to humans");
        }
        advance(placed.<CallStep>map(at -> at)
                .orElseGet(() -> new Overflowing(route.fallenBack("no AI agent was free"))));
    }

    private void connect(Placed at, Future<Map<String, String>> lead) throws CallerGone, OwnershipLost {
        switch (connection.make(record, at, route.format())) {
            case Connection.Result.Made made -> {
                failures = 0;
                exchange.connected(record, at.nodeName(), gap.lasted());
                earlier.release();
                connection.introduce(record, at, lead);
                connection.begin(record, at.node(), this::record);
                advance(new Conversing(at.node(), at.nodeName()));
            }
            case Connection.Result.NodeFailed failed -> {
                failures++;
                if (failures < MOST_FAILURES) {
                    placeAgain(failed.reason());
                } else {
                    advance(new Overflowing(route.fallenBack("no AI agent could be connected")));
                }
            }
        }
    }

    private void converse(Conversing with, Future<Map<String, String>> lead) throws CallerGone, OwnershipLost {
        keys.heardBy(with.node(), record);
        Future<ConversationEnd> end = signals.conversationEnd(record.generation());
        Future<Doubt> doubt = signals.doubt(record.generation());
        signals.await(Signals.either(end, doubt));
        if (!end.isComplete()) {
            moveIfAnotherCan(with, doubt.result(), lead);
            return;
        }
        switch (end.result()) {
            case Concluded(CallOutcome outcome) ->
                advance(new Ending(with.node(), with.nodeName(), recall.judged(outcome)));
            case NodeLost(String reason, Duration silence) -> {
                gap.began(silence);
                earlier.is(record);
                connection.forsake(record);
                placeAgain(reason);
            }
        }
    }

    /** The call stays with a node that is in doubt, or drains, as long as no other takes it: better than no agent. */
    private void moveIfAnotherCan(Conversing with, Doubt doubt, Future<Map<String, String>> lead)
            throws CallerGone, OwnershipLost {
        signals.doubtHeard(record.generation());
        Optional<Assignment.Before> before = gap.before(record, doubt);
        CallRecord next = record.nextGeneration(spent);
        Optional<Placed> placed = signals.await(connection.place(route.assignment(next, lead, before)));
        if (placed.isPresent() && !signals.stays(record.generation(), doubt)) {
            earlier.is(record);
            exchange.moved(record, doubt.reason());
            record = next;
            spent = 0;
            keys.keepFor(before);
            advance(placed.get());
        } else {
            spent++;
            placed.ifPresent(at -> earlier.release(at.node(), next));
            exchange.agents()
                    .tell(with.node(), new NodeCommand.Stay(record.call(), record.fence(), record.generation()));
        }
    }

    private void placeAgain(String reason) {
        exchange.moved(record, reason);
        advance(new Arrived());
    }

    /** True when the caller has left; false when it was refused, and the conversation goes on to say so. */
    private boolean carriedOut(Ending end) throws OwnershipLost {
        Future<Void> sent = exchange.ends().send(record, end.outcome());
        boolean answered = signals.completesWithin(sent, exchange.limits().ending());
        if (sent.failed() && record.refusals() < MOST_REFUSALS) {
            signals.conversationGoesOn(record.generation());
            String reason = String.valueOf(sent.cause().getMessage());
            exchange.refused(record, reason);
            record = record.refused();
            connection.goOn(record, end.node(), reason, this::record);
            return false;
        }
        if (!answered || sent.failed() || !signals.goneWithin(exchange.limits().leaving())) {
            exchange.note(record, "the outcome was not carried out in time: insisting");
            handOver.insist(record, end.outcome());
        }
        return true;
    }

    /** What the agent knew when the caller hung up; the route's word for it when no agent can tell. */
    private CallOutcome outcomeOfCallerWhoLeft() throws OwnershipLost {
        signals.awaitAuthority();
        return switch (record.step()) {
            case Ending end -> end.outcome();
            case Overflowing over -> over.outcome();
            case Arrived none -> recall.afterCallerLeft(earlier.call());
            case Placed at -> recall.afterCallerLeft(earlier.call());
            case Conversing with -> recall.afterCallerLeft(Optional.of(record));
            case Left left -> left.outcome();
        };
    }

    private Departure callerLeft() throws OwnershipLost {
        return record.step() instanceof Left left
                ? closed(left)
                : closed(left(outcomeOfCallerWhoLeft(), Leaving.CALLER_LEFT));
    }

    private Left left(CallOutcome outcome, Leaving leaving) {
        Left left = new Left(record.step().agent(), outcome, leaving.name());
        advance(left);
        return left;
    }

    /** The record goes last: whoever takes over in between books the same again, which is harmless, and clears up. */
    private Departure closed(Left left) throws OwnershipLost {
        signals.awaitAuthority();
        Leaving leaving = Leaving.valueOf(left.how());
        exchange.ended(record, left.outcome(), leaving);
        earlier.release();
        signals.completesWithin(connection.clear(record), exchange.limits().request());
        exchange.records().forgetConversation(record);
        exchange.forget(record);
        return Departure.ENDED;
    }

    /**
     * Something of ours failed: a human is better than silence, and a hang-up better than a stuck call. When it was the
     * booking that failed, the record stays, and the call is closed again when it is looked for what was missed.
     */
    private Departure rescued(RuntimeException failed) throws OwnershipLost {
        signals.awaitAuthority();
        if (record.step() instanceof Left) {
            throw failed;
        }
        log.atError().addKeyValue("call", record.call()).setCause(failed).log("a call failed: handing the caller on");
        CallOutcome outcome = route.fallenBack("the AI agent failed");
        handOver.toHumans(record, outcome);
        return closed(left(outcome, Leaving.RESCUED));
    }

    private void advance(CallStep next) {
        record = record.at(next);
        exchange.records().write(record);
    }
}
