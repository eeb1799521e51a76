package io.viciagents.systemtests.books;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.dispatcher.call.Agents;
import io.viciagents.dispatcher.call.RollCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The agent node of the office: takes all calls, and ends each as its conversation is meant to. Outlives dispatchers. */
final class ToyNode {
    private final Map<CallRef, Talk> talks = new ConcurrentHashMap<>();
    private final List<NodeCommand.Answered> answers = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile Conversation next = new Conversation(List.of(), List.of(), Optional.empty());
    private volatile Consumer<NodeReport> dispatcher = report -> {};
    private volatile boolean full;

    /**
     * What a conversation does.
     *
     * @param requests what it asks for, one after the other
     * @param outcomes how it wants to end; the second when the first is refused; none when the caller hangs up first
     * @param lastWord what it knows when the caller hangs up
     */
    record Conversation(List<CallRequest> requests, List<CallOutcome> outcomes, Optional<CallOutcome> lastWord) {
        Conversation {
            requests = List.copyOf(requests);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** How the next calls talk. */
    void talks(Conversation conversation) {
        next = conversation;
    }

    /** Takes no more calls. */
    void fill() {
        full = true;
    }

    /** Who hears reports from now on; hears those again that may not have arrived. */
    void reportsTo(Consumer<NodeReport> listener) {
        dispatcher = listener;
        talks.values().forEach(Talk::repeat);
    }

    /** What was answered to requests, in order. */
    List<CallAnswer> answers() {
        return answers.stream().map(NodeCommand.Answered::answer).toList();
    }

    /** What the conversations heard about outcomes that could not be carried out. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** How many conversations have begun. */
    long begun() {
        return talks.values().stream().filter(Talk::hasBegun).count();
    }

    Agents seenBy(Mortality life) {
        return new Agents() {
            @Override
            public Future<Optional<Placed>> place(Assignment assignment) {
                return Future.succeededFuture(
                        full ? Optional.empty() : Optional.of(new Placed("n1", "n1", new MediaAddress("10.0.0.1", 4))));
            }

            @Override
            public Future<NodeCommandReply> tell(String node, NodeCommand command) {
                if (!life.isDead()) {
                    Thread.ofVirtual().start(() -> told(command));
                }
                return Future.succeededFuture(NodeCommandReply.DONE);
            }

            @Override
            public Future<RollCall> rollCall(OwnerNotice notice) {
                return Future.succeededFuture(
                        new RollCall(talks.values().stream().map(Talk::present).toList(), Set.of()));
            }
        };
    }

    private void told(NodeCommand command) {
        Talk talk = talks.computeIfAbsent(command.call(), call -> new Talk(call, next));
        switch (command) {
            case NodeCommand.Bridged bridged -> talk.begin(bridged.generation());
            case NodeCommand.Answered answered -> {
                answers.add(answered);
                talk.answered();
            }
            case NodeCommand.Failed failed -> {
                refusals.add(failed.reason());
                talk.refused();
            }
            case NodeCommand.CallerLeft left -> talk.callerLeft();
            case NodeCommand.Release over -> talks.remove(command.call());
            default -> {
                // Nothing that matters to the books.
            }
        }
    }

    /** One conversation. */
    private final class Talk {
        private final CallRef call;
        private final Conversation conversation;
        private final List<NodeReport> reported = new ArrayList<>();
        private int generation;
        private int asked;
        private int answered;
        private int ended;

        Talk(CallRef call, Conversation conversation) {
            this.call = call;
            this.conversation = conversation;
        }

        synchronized void begin(int bridged) {
            generation = bridged;
            // What was asked of a dispatcher that is gone is asked of the next.
            asked = answered;
            goOn();
        }

        synchronized RollCall.Present present() {
            Stage stage = hasBegun() ? Stage.TALKING : Stage.RESERVED;
            Optional<NodeReport> lastWord =
                    reported.stream().filter(NodeReport.Ended.class::isInstance).reduce((first, last) -> last);
            return new RollCall.Present("n1", "n1", new Held(call, generation, Optional.empty(), stage, lastWord));
        }

        synchronized boolean hasBegun() {
            return generation > 0;
        }

        synchronized void answered() {
            answered++;
            goOn();
        }

        synchronized void refused() {
            ended++;
            end();
        }

        private void goOn() {
            if (asked < conversation.requests().size()) {
                report(new NodeReport.Asked(
                        call,
                        generation,
                        generation * NodeReport.Asked.OF_A_NODE + asked + 1,
                        conversation.requests().get(asked)));
                asked++;
            } else {
                end();
            }
        }

        private void end() {
            if (ended < conversation.outcomes().size()) {
                report(new NodeReport.Ended(
                        call, generation, conversation.outcomes().get(ended)));
            }
        }

        synchronized void callerLeft() {
            conversation.lastWord().ifPresent(word -> report(new NodeReport.Ended(call, generation, word)));
        }

        private void report(NodeReport report) {
            reported.add(report);
            dispatcher.accept(report);
        }

        /** The last word may have been lost with the dispatcher. */
        synchronized void repeat() {
            if (!reported.isEmpty()) {
                dispatcher.accept(reported.getLast());
            }
        }
    }
}
