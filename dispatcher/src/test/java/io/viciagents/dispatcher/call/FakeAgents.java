package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallStep.Placed;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.OwnerNotice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A pool of nodes that take calls in the order in which they were added, and remember what they were told. */
final class FakeAgents implements Agents {
    private static final RollCall NOBODY = new RollCall(List.of(), Set.of());

    private final Story story;
    private final Deque<String> nodes = new ArrayDeque<>();
    private final Map<Class<?>, NodeCommandReply> replies = new ConcurrentHashMap<>();
    private final Map<Class<?>, Consumer<NodeCommand>> reactions = new ConcurrentHashMap<>();
    volatile Optional<Assignment> lastOffer = Optional.empty();
    private volatile RollCall roll = NOBODY;
    private volatile RollCall next = NOBODY;
    private volatile Promise<Void> placing = Promise.promise();

    FakeAgents(Story story) {
        this.story = story;
        placing.complete();
    }

    void add(String node) {
        nodes.add(node);
    }

    /** Placement takes until {@link #answer}. */
    void hesitate() {
        placing = Promise.promise();
    }

    void answer() {
        placing.complete();
    }

    void reply(Class<? extends NodeCommand> to, NodeCommandReply with) {
        replies.put(to, with);
    }

    void when(Class<? extends NodeCommand> told, Consumer<NodeCommand> reaction) {
        reactions.put(told, reaction);
    }

    @Override
    public Future<Optional<Placed>> place(Assignment assignment) {
        story.tell("place " + assignment.profile() + " generation " + assignment.generation());
        lastOffer = Optional.of(assignment);
        return placing.future()
                .map(done -> Optional.ofNullable(nodes.poll())
                        .map(node -> new Placed(node, node, new MediaAddress("10.0.0.1", 40000))));
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order) {
        story.tell(node + " canary " + order.getClass().getSimpleName());
        return Future.succeededFuture(
                order instanceof CanaryOrder.Open
                        ? new CanaryReply.Ready(
                                new MediaAddress("10.0.0.1", 41000), new MediaAddress("10.0.0.1", 41001))
                        : new CanaryReply.Done());
    }

    @Override
    public Future<NodeCommandReply> tell(String node, NodeCommand command) {
        story.tell(node + " " + command.getClass().getSimpleName() + " " + command.generation());
        reactions.getOrDefault(command.getClass(), none -> {}).accept(command);
        return Future.succeededFuture(replies.getOrDefault(command.getClass(), NodeCommandReply.DONE));
    }

    /** What nodes say when they are asked which calls they have. */
    void say(RollCall.Present present) {
        roll = new RollCall(List.of(present), Set.of());
    }

    /** What nodes say when they are asked a second time. */
    void sayNextTime(RollCall.Present present) {
        next = new RollCall(List.of(present), Set.of());
    }

    @Override
    public Future<RollCall> rollCall(OwnerNotice notice) {
        RollCall now = roll;
        roll = next.equals(NOBODY) ? now : next;
        return Future.succeededFuture(now);
    }
}
