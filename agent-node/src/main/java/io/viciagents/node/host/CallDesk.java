package io.viciagents.node.host;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.AssignmentReply.Accepted;
import io.viciagents.cluster.AssignmentReply.Reason;
import io.viciagents.cluster.AssignmentReply.Refused;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodeDesk;
import io.viciagents.cluster.OwnerNotice;
import io.viciagents.node.host.Slots.Slot;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaReservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where dispatchers reach this node: offers are accepted while slots are free, commands go to the call's own loop. Any
 * thread.
 */
public final class CallDesk implements NodeDesk {
    private static final Logger log = LoggerFactory.getLogger(CallDesk.class);

    private final Slots slots;
    private final MediaLoops loops;
    private final AdvertisedHosts hosts;
    private final Talks talks;
    private final Reports reporter;
    private final ObeyedFences fences = new ObeyedFences();
    private final Map<CallRef, HostedCall> calls = new ConcurrentHashMap<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile Runnable changed = () -> {};

    /** A desk that takes calls at once. */
    public CallDesk(Slots slots, MediaLoops loops, AdvertisedHosts hosts, Talks talks, Reporter reporter) {
        this(slots, loops, hosts, talks, (Reports) reporter);
    }

    CallDesk(Slots slots, MediaLoops loops, AdvertisedHosts hosts, Talks talks, Reports reporter) {
        this.slots = slots;
        this.loops = loops;
        this.hosts = hosts;
        this.talks = talks;
        this.reporter = reporter;
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

    /** The highest epoch of any fence that was obeyed. */
    public long highestEpoch() {
        return fences.highestEpoch();
    }

    @Override
    public Future<AssignmentReply> offered(Assignment assignment) {
        Optional<Reason> refusal = refusal(assignment);
        if (refusal.isPresent()) {
            return Future.succeededFuture(new Refused(refusal.get()));
        }
        Optional<Slot> slot = slots.take();
        if (slot.isEmpty()) {
            return Future.succeededFuture(new Refused(Reason.FULL));
        }
        Optional<MediaReservation> reserved = loops.leastUsed().reserve();
        if (reserved.isEmpty()) {
            slot.get().free();
            return Future.succeededFuture(new Refused(Reason.FULL));
        }
        return accept(assignment, slot.get(), reserved.get());
    }

    private Optional<Reason> refusal(Assignment assignment) {
        if (draining.get()) {
            return Optional.of(Reason.DRAINING);
        }
        if (!fences.obey(assignment.call().asterisk(), assignment.fence())) {
            return Optional.of(Reason.OUTDATED);
        }
        HostedCall before = calls.get(assignment.call());
        if (before != null && before.generation() >= assignment.generation()) {
            return Optional.of(Reason.OUTDATED);
        }
        return talks.refusal(assignment);
    }

    private Future<AssignmentReply> accept(Assignment assignment, Slot slot, MediaReservation reservation) {
        Promise<AssignmentReply> reply = Promise.promise();
        CallRef call = assignment.call();
        reservation.loop().execute(() -> {
            HostedCall hosted = new HostedCall(
                    assignment,
                    slot,
                    reservation,
                    talks,
                    reporter,
                    reservation.loop().timers(),
                    () -> ended(assignment));
            HostedCall before = calls.put(call, hosted);
            if (before != null) {
                before.reservation().loop().execute(before::release);
            }
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("profile", assignment.profile())
                    .addKeyValue("generation", assignment.generation())
                    .log("accepted");
            reply.complete(new Accepted(new MediaAddress(hosts.towards(call.asterisk()), reservation.port())));
            changed.run();
        });
        talks.expect(assignment);
        return reply.future();
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

    private static void obey(HostedCall call, NodeCommand command, Promise<NodeCommandReply> reply) {
        try {
            reply.complete(call.obey(command));
        } catch (RuntimeException failed) {
            log.atError().addKeyValue("call", command.call()).setCause(failed).log("a command failed");
            call.release();
            reply.fail(failed);
        }
    }

    /** Ends all calls without another word. */
    public void releaseAll() {
        calls.values().forEach(call -> call.reservation().loop().execute(call::release));
    }
}
