package io.viciagents.cluster;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who can say what to whom: each process is addressed by its own incarnation, never by a shared address (Vert.x goes on
 * choosing a dead member for a shared one). Every message has a short limit; futures fail when it passes.
 *
 * <p>Any thread may call.
 */
public final class Lines implements NodeLines {
    private static final int MOST_TRIES = 5;
    private static final Logger log = LoggerFactory.getLogger(Lines.class);
    private static final String ANNOUNCEMENTS = "nodes";
    private static final String DISPATCHERS = "dispatchers";
    private static final String SERVED_CALLS = "served-calls";
    private static final List<String> NODE_ADDRESSES = List.of(".offer", ".command", ".owner", ".ping", ".canary");

    private final Vertx vertx;
    private final LongAdder garbage = new LongAdder();
    private final Acquaintances acquaintances;

    Lines(Vertx vertx) {
        this.vertx = vertx;
        this.acquaintances = new Acquaintances(vertx.eventBus());
    }

    @Override
    public Future<AssignmentReply> offer(String node, Assignment assignment, Duration limit) {
        return request("node." + node + ".offer", assignment, AssignmentReply.class, limit);
    }

    @Override
    public Future<NodeCommandReply> command(String node, NodeCommand command, Duration limit) {
        return request("node." + node + ".command", command, NodeCommandReply.class, limit);
    }

    @Override
    public Future<NodePong> ping(String node, NodePing ping, Duration limit) {
        return request("node." + node + ".ping", ping, NodePong.class, limit);
    }

    @Override
    public Future<CanaryReply> canary(String node, CanaryOrder order, Duration limit) {
        return request("node." + node + ".canary", order, CanaryReply.class, limit);
    }

    /** Tells a dispatcher something about one of its calls. */
    public Future<Void> report(String dispatcher, NodeReport report, Duration limit) {
        return request("dispatcher." + dispatcher, report, String.class, limit).mapEmpty();
    }

    /** Tells all dispatchers about a node. */
    public void announce(NodeAnnouncement announcement) {
        vertx.eventBus().publish(ANNOUNCEMENTS, Buffer.buffer(Wire.bytes(announcement)));
    }

    @Override
    public Future<HeldCalls> own(String node, OwnerNotice notice, Duration limit) {
        return request("node." + node + ".owner", notice, HeldCalls.class, limit);
    }

    /** Asks a dispatcher, or this one itself, for leases. */
    public Future<LeaseVotes> ask(String dispatcher, LeaseRequest request, Duration limit) {
        return request("dispatcher." + dispatcher + ".lease", request, LeaseVotes.class, limit);
    }

    /** Tells a dispatcher that leases are no longer wanted. */
    public Future<Void> giveBack(String dispatcher, LeaseReturn leases, Duration limit) {
        return request("dispatcher." + dispatcher + ".return", leases, String.class, limit)
                .mapEmpty();
    }

    /** Tells all dispatchers about this one. */
    public void announce(DispatcherAnnouncement announcement) {
        vertx.eventBus().publish(DISPATCHERS, Buffer.buffer(Wire.bytes(announcement)));
    }

    /** Tells all dispatchers which calls this one serves. */
    public void announce(ServedCalls calls) {
        vertx.eventBus().publish(SERVED_CALLS, Buffer.buffer(Wire.bytes(calls)));
    }

    /** Tells a node to delete what it keeps of calls. */
    public Future<FilesErased> erase(String node, FileErasure erasure, Duration limit) {
        return request("node." + node + ".erase", erasure, FilesErased.class, limit);
    }

    /** Becomes reachable as a node that keeps files of calls; the desk is asked on a Vert.x context and must not block. */
    public Future<Void> serveErasures(String node, Function<FileErasure, Future<FilesErased>> desk) {
        return consume("node." + node + ".erase", FileErasure.class, desk);
    }

    /** Becomes reachable as a node. All its addresses are served on one thread, in the order in which messages come. */
    public Future<Void> serve(String node, NodeDesk desk) {
        Promise<Void> served = Promise.promise();
        vertx.runOnContext(here -> consume("node." + node + ".offer", Assignment.class, desk::offered)
                .compose(done -> consume("node." + node + ".command", NodeCommand.class, desk::commanded))
                .compose(done -> consume("node." + node + ".owner", OwnerNotice.class, desk::owned))
                .compose(done -> consume("node." + node + ".ping", NodePing.class, desk::pinged))
                .compose(done -> consume("node." + node + ".canary", CanaryOrder.class, desk::canary))
                .onComplete(served));
        return served.future();
    }

    /**
     * Becomes reachable as a dispatcher, for nodes. The listener never blocks; a report that it does not take, for it does
     * not know the call yet, comes again.
     */
    public Future<Void> hear(String dispatcher, Predicate<NodeReport> listener) {
        return consume(
                "dispatcher." + dispatcher,
                NodeReport.class,
                report -> listener.test(report)
                        ? Future.succeededFuture("ok")
                        : Future.failedFuture("no such call here, or not yet"));
    }

    /** Becomes reachable as a dispatcher, for dispatchers. The desk never blocks. */
    public Future<Void> vote(String dispatcher, LeaseDesk desk) {
        return consume(
                        "dispatcher." + dispatcher + ".lease",
                        LeaseRequest.class,
                        request -> Future.succeededFuture(desk.asked(request)))
                .compose(done -> consume("dispatcher." + dispatcher + ".return", LeaseReturn.class, leases -> {
                    desk.returned(leases);
                    return Future.succeededFuture("ok");
                }));
    }

    /** Hears of all dispatchers, and knows from then on where each is reached. The listener never blocks. */
    public Future<Void> hearOfDispatchers(Consumer<DispatcherAnnouncement> listener) {
        return listen(
                DISPATCHERS,
                message -> read(message, DispatcherAnnouncement.class).ifPresent(announcement -> {
                    String dispatcher = "dispatcher." + announcement.dispatcher();
                    List.of(dispatcher, dispatcher + ".lease", dispatcher + ".return")
                            .forEach(acquaintances::meet);
                    listener.accept(announcement);
                }));
    }

    /** Hears of the calls of all dispatchers, this one's too. The listener never blocks. */
    public Future<Void> hearOfCalls(Consumer<ServedCalls> listener) {
        return listen(SERVED_CALLS, message -> read(message, ServedCalls.class).ifPresent(listener));
    }

    /** Hears of all nodes, and knows from then on where each is reached. The listener never blocks. */
    public Future<Void> hearOfNodes(Consumer<NodeAnnouncement> listener) {
        return listen(
                ANNOUNCEMENTS,
                message -> read(message, NodeAnnouncement.class).ifPresent(announcement -> {
                    String node = "node." + announcement.node();
                    NODE_ADDRESSES.forEach(address -> acquaintances.meet(node + address));
                    listener.accept(announcement);
                }));
    }

    /** How many messages were no messages. */
    public long garbage() {
        return garbage.sum();
    }

    private <Q, A> Future<A> request(String address, Q question, Class<A> answer, Duration limit) {
        DeliveryOptions options = new DeliveryOptions().setSendTimeout(limit.toMillis());
        return vertx.eventBus()
                .<Buffer>request(address, Buffer.buffer(Wire.bytes(question)), options)
                .recover(failed -> Future.failedFuture(late(failed) ? new Late("no answer from " + address) : failed))
                .compose(reply -> Wire.read(reply.body().getBytes(), answer)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("answer from " + address + " not understood")));
    }

    private static boolean late(Throwable failed) {
        return failed instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
    }

    private <Q, A> Future<Void> consume(String address, Class<Q> type, Function<Q, Future<A>> desk) {
        return listen(address, message -> {
            if (!Acquaintances.isGreeting(message)) {
                read(message, type)
                        .ifPresentOrElse(
                                question -> answer(message, desk.apply(question)),
                                () -> message.fail(400, "no " + type.getSimpleName() + " of this version"));
            }
        });
    }

    /** Done when the cluster knows that we listen; what several members that join at once say at first may be lost. */
    private Future<Void> listen(String address, Handler<Message<Buffer>> handler) {
        return Tries.of(MOST_TRIES, () -> {
            MessageConsumer<Buffer> consumer = vertx.eventBus().consumer(address, handler);
            return consumer.completion().onFailure(untold -> consumer.unregister());
        });
    }

    /** JSON may lack anything: what says not of which call it is, or by whose authority, is no message. */
    private static boolean isWhole(Object message) {
        return switch (message) {
            case NodeCommand command -> command.call() != null && command.fence() != null;
            case Assignment offer -> offer.call() != null && offer.fence() != null;
            case OwnerNotice notice -> notice.asterisk() != null && notice.fence() != null;
            case NodeReport report -> report.call() != null;
            default -> true;
        };
    }

    private static <A> void answer(Message<Buffer> message, Future<A> answer) {
        answer.onSuccess(a -> message.reply(Buffer.buffer(Wire.bytes(a))))
                .onFailure(e -> message.fail(500, String.valueOf(e.getMessage())));
    }

    private <T> Optional<T> read(Message<Buffer> message, Class<T> type) {
        Optional<T> read = message.body() == null
                ? Optional.empty()
                : Wire.read(message.body().getBytes(), type).filter(Lines::isWhole);
        if (read.isEmpty()) {
            if (garbage.sum() == 0) {
                log.atWarn()
                        .addKeyValue("address", message.address())
                        .log("a message was no {}; further ones are only counted", type.getSimpleName());
            }
            garbage.increment();
        }
        return read;
    }
}
