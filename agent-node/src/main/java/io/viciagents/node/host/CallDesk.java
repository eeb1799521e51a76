package io.viciagents.node.host;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.AssignmentReply.Accepted;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.cluster.AssignmentReply.Refused;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CanaryOrder;
import io.viciagents.cluster.CanaryReply;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeDesk;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.cluster.ObeyedFences;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.node.host.Slots.Slot;
import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaReservation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where dispatchers reach this node: offers are accepted while slots are free, commands go to the call's own loop. An offer
 * that comes twice has one answer; one that was withdrawn before it came is refused.
 *
 * <p>Any thread, but what concerns one call comes one after the other: {@link NodeDesk} is called on one thread.
 */
public final class CallDesk implements NodeDesk {
    private static final Logger log = LoggerFactory.getLogger(CallDesk.class);

    /** A dispatcher gives a silent node's calls to another not before this time has passed. */
    private static final Duration STALLED = Duration.ofMillis(500);

    private final Slots slots;
    private final MediaLoops loops;
    private final AdvertisedHosts hosts;
    private final Talks talks;
    private final Reports reporter;
    private final ObeyedFences fences = new ObeyedFences();
    private final Withdrawn withdrawn;
    private final Map<CallRef, HostedCall> calls = new ConcurrentHashMap<>();
    private final Canaries canaries;
    private final Checkup checkup;
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile Runnable changed = () -> {};

    /**
     * A desk that takes calls at once.
     *
     * @param nanoTime a clock that never steps, in nanoseconds
     */
    public CallDesk(
            Slots slots,
            MediaLoops loops,
            AdvertisedHosts hosts,
            Talks talks,
            Reporter reporter,
            LongSupplier nanoTime) {
        this(slots, loops, hosts, talks, (Reports) reporter, nanoTime);
    }

    CallDesk(
            Slots slots,
            MediaLoops loops,
            AdvertisedHosts hosts,
            Talks talks,
            Reports reporter,
            LongSupplier nanoTime) {
        this.slots = slots;
        this.loops = loops;
        this.hosts = hosts;
        this.talks = talks;
        this.reporter = reporter;
        this.withdrawn = new Withdrawn(nanoTime);
        this.canaries = new Canaries(loops, hosts, nanoTime);
        this.checkup = new Checkup(calls, fences, new Pulses(loops, nanoTime), canaries);
        loops.loops().forEach(loop -> loop.onStall(late -> stoodStill(loop, late)));
    }

    private void stoodStill(MediaLoop loop, Duration late) {
        if (late.compareTo(STALLED) >= 0) {
            checkup.stoodStill(loop);
        }
    }

    /** Who is told when calls come or go, on any thread. There is one listener. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** Takes no more calls. */
    public void drain() {
        draining.set(true);
        changed.run();
    }

    /** Whether no more calls are taken. */
    public boolean draining() {
        return draining.get();
    }

    /** The epoch of whoever was obeyed last, by Asterisk. */
    public Map<String, Long> epochs() {
        return fences.epochs();
    }

    /** The highest epoch of any fence that was obeyed. */
    public long highestEpoch() {
        return fences.highestEpoch();
    }

    @Override
    public Future<AssignmentReply> offered(Assignment assignment) {
        return Future.succeededFuture(reply(assignment));
    }

    private AssignmentReply reply(Assignment assignment) {
        CallRef call = assignment.call();
        if (!fences.obey(call.asterisk(), assignment.fence()) || withdrawn.contains(call, assignment.generation())) {
            return new Refused(Reason.OUTDATED);
        }
        HostedCall held = calls.get(call);
        if (held != null && held.generation() >= assignment.generation()) {
            return offeredAgain(held, assignment);
        }
        Optional<Reason> refusal = draining.get() ? Optional.of(Reason.DRAINING) : talks.refusal(assignment);
        return refusal.<AssignmentReply>map(Refused::new).orElseGet(() -> acceptIfFree(assignment));
    }

    /** The dispatcher has not heard our answer. */
    private AssignmentReply offeredAgain(HostedCall held, Assignment assignment) {
        if (held.generation() > assignment.generation()) {
            return new Refused(Reason.OUTDATED);
        }
        held.ownedBy(assignment.fence());
        return accepted(held);
    }

    private AssignmentReply acceptIfFree(Assignment assignment) {
        Optional<Slot> slot = slots.take();
        if (slot.isEmpty()) {
            return new Refused(Reason.FULL);
        }
        Optional<MediaReservation> reserved = loops.leastUsed().reserve();
        if (reserved.isEmpty()) {
            slot.get().free();
            return new Refused(Reason.FULL);
        }
        return accept(assignment, slot.get(), reserved.get());
    }

    private AssignmentReply accept(Assignment assignment, Slot slot, MediaReservation reservation) {
        CallRef call = assignment.call();
        HostedCall hosted = new HostedCall(
                assignment,
                slot,
                reservation,
                talks,
                reporter,
                reservation.loop().timers(),
                () -> ended(assignment));
        HostedCall before = calls.put(call, hosted);
        reservation.loop().execute(hosted::awaitConnection);
        if (before != null) {
            before.reservation().loop().execute(before::release);
        }
        log.atInfo()
                .addKeyValue("call", call)
                .addKeyValue("profile", assignment.profile())
                .addKeyValue("generation", assignment.generation())
                .log("accepted");
        talks.expect(assignment);
        changed.run();
        return accepted(hosted);
    }

    private Accepted accepted(HostedCall held) {
        return new Accepted(new MediaAddress(
                hosts.towards(held.call().asterisk()), held.reservation().port()));
    }

    private void ended(Assignment assignment) {
        calls.computeIfPresent(
                assignment.call(), (call, hosted) -> hosted.generation() == assignment.generation() ? null : hosted);
        changed.run();
    }

    @Override
    public Future<NodeCommandReply> commanded(NodeCommand command) {
        if (!fences.obey(command.call().asterisk(), command.fence())) {
            return Future.succeededFuture(NodeCommandReply.OUTDATED);
        }
        if (command instanceof NodeCommand.Release release) {
            withdrawn.released(release.call(), release.generation());
        }
        HostedCall call = calls.get(command.call());
        if (call == null) {
            return Future.succeededFuture(NodeCommandReply.UNKNOWN_CALL);
        }
        if (call.generation() != command.generation()) {
            return Future.succeededFuture(NodeCommandReply.OUTDATED);
        }
        Promise<NodeCommandReply> reply = Promise.promise();
        call.reservation().loop().execute(() -> obey(call, command, reply));
        return reply.future();
    }

    @Override
    public Future<HeldCalls> owned(OwnerNotice notice) {
        if (!fences.obey(notice.asterisk(), notice.fence())) {
            return Future.failedFuture("another owner of " + notice.asterisk() + " is obeyed here");
        }
        List<Future<Optional<Held>>> asked = calls.entrySet().stream()
                .filter(entry -> entry.getKey().asterisk().equals(notice.asterisk()))
                .map(entry -> owned(entry.getValue(), notice))
                .toList();
        return Future.join(asked)
                .map(all -> new HeldCalls(asked.stream()
                        .flatMap(answer -> answer.result().stream())
                        .toList()));
    }

    private static Future<Optional<Held>> owned(HostedCall call, OwnerNotice notice) {
        Promise<Optional<Held>> held = Promise.promise();
        call.reservation().loop().execute(() -> held.complete(call.owned(notice.fence())));
        return held.future();
    }

    @Override
    public Future<NodePong> pinged(NodePing ping) {
        return Future.succeededFuture(checkup.answer(ping));
    }

    @Override
    public Future<CanaryReply> canary(CanaryOrder order) {
        return Future.succeededFuture(
                fences.obey(order.asterisk(), order.fence())
                        ? canaries.obey(order)
                        : new CanaryReply.Refused("another owner of " + order.asterisk() + " is obeyed here"));
    }

    private static void obey(HostedCall call, NodeCommand command, Promise<NodeCommandReply> reply) {
        try {
            reply.complete(call.obey(command));
        } catch (RuntimeException failed) {
            log.atError().addKeyValue("call", command.call()).setCause(failed).log("a command failed");
            call.release();
            reply.fail(failed);
        }
    }

    /** For each call there is now: asks it to go on elsewhere, at a moment when its caller does not notice. */
    List<Runnable> departures() {
        return calls.values().stream()
                .<Runnable>map(call -> () -> call.reservation().loop().execute(call::leave))
                .toList();
    }

    /** Ends all calls without another word. */
    public void releaseAll() {
        canaries.closeAll();
        calls.values().forEach(call -> call.reservation().loop().execute(call::release));
    }
}
