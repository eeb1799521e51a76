package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.AssignmentReply.Accepted;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.cluster.AssignmentReply.Refused;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeLines;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.cluster.OwnerNotice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Nodes that answer offers as they were told to, in turn; who was told nothing is late. Turns the clock when one is. */
final class FakeNodeLines implements NodeLines {
    private final Story story;
    private final AtomicLong nanoTime;
    private final Map<String, Deque<Future<AssignmentReply>>> answers = new HashMap<>();

    FakeNodeLines(Story story, AtomicLong nanoTime) {
        this.story = story;
        this.nanoTime = nanoTime;
    }

    void accepts(String node) {
        answer(node, Future.succeededFuture(new Accepted(new MediaAddress("10.0.0.1", 40000))));
    }

    void refuses(String node, Reason reason) {
        answer(node, Future.succeededFuture(new Refused(reason)));
    }

    void isLate(String node) {
        answer(node, Future.failedFuture(new Late("no answer")));
    }

    void isGone(String node) {
        answer(node, Future.failedFuture(new IllegalStateException("no such address")));
    }

    private void answer(String node, Future<AssignmentReply> answer) {
        answers.computeIfAbsent(node, first -> new ArrayDeque<>()).add(answer);
    }

    @Override
    public Future<AssignmentReply> offer(String node, Assignment assignment, Duration limit) {
        story.tell("offer " + node + " generation " + assignment.generation());
        Deque<Future<AssignmentReply>> left = answers.getOrDefault(node, new ArrayDeque<>());
        Future<AssignmentReply> answer = left.isEmpty() ? Future.failedFuture(new Late("no answer")) : left.poll();
        if (answer.cause() instanceof Late) {
            nanoTime.addAndGet(limit.toNanos());
        }
        return answer;
    }

    @Override
    public Future<NodePong> ping(String node, NodePing ping, Duration limit) {
        return Future.failedFuture(new Late("no answer"));
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order, Duration limit) {
        return Future.succeededFuture(new CanaryReply.Refused("not here"));
    }

    @Override
    public Future<NodeCommandReply> command(String node, NodeCommand command, Duration limit) {
        story.tell(command.getClass().getSimpleName() + " " + node + " generation " + command.generation());
        return Future.succeededFuture(NodeCommandReply.DONE);
    }

    @Override
    public Future<HeldCalls> own(String node, OwnerNotice notice, Duration limit) {
        return Future.failedFuture(new Late("nobody is asked which calls it has"));
    }
}
