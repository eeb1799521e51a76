package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.AssignmentReply;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.HeldCalls;
import io.viciagents.cluster.HeldCalls.Held;
import io.viciagents.cluster.HeldCalls.Stage;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.NextStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeCommandReply;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.cluster.NodeReport;
import io.viciagents.cluster.ObeyedFences;
import io.viciagents.cluster.OwnerNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An agent node but for sockets and speech: which calls it takes, whom it obeys, when it is silent and when it gives a call
 * up. Its conversations come to an end that nobody foresees: another node would not have come to the same.
 */
final class ModelNode extends Creature {
    private static final int SLOTS = 6;
    private static final Duration STALLED = Duration.ofMillis(500);
    private static final Duration LAPSE = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN = Duration.ofSeconds(20);

    private final World world;
    private final ObeyedFences fences = new ObeyedFences();
    private final Map<String, Long> latest = new HashMap<>();
    private final Map<CallRef, Hosted> calls = new LinkedHashMap<>();
    private final Map<CallRef, Integer> withdrawn = new LinkedHashMap<>();
    private long stalls;

    ModelNode(String name, World world) {
        super(name);
        this.world = world;
        every(Duration.ofMillis(500), () -> world.announce(this, Announced.by(name, SLOTS, calls.size(), fences)));
        every(Duration.ofMillis(250), this::look);
    }

    private void every(Duration period, Runnable what) {
        world.fate.in(period, () -> {
            if (!dead) {
                if (!stalled) {
                    take(what);
                }
                every(period, what);
            }
        });
    }

    /** One call here. */
    private final class Hosted {
        final CallRef ref;
        final Assignment assignment;
        final MediaAddress media;
        Fence owner;
        Stage stage = Stage.RESERVED;
        Optional<NodeReport> lastWord = Optional.empty();
        boolean named;
        boolean hushed;
        final long since = world.fate.nanoTime();
        long confirmed = since;

        Hosted(Assignment assignment, MediaAddress media) {
            this.ref = assignment.call();
            this.assignment = assignment;
            this.media = media;
            this.owner = assignment.fence();
        }

        boolean isHere() {
            return !dead && calls.get(ref) == this;
        }

        void ends() {
            if (isHere() && stage == Stage.TALKING && lastWord.isEmpty()) {
                String disposition = List.of("SALE", "NI", "CALLBK").get(world.fate.random.nextInt(3));
                NextStep next =
                        world.fate.random.nextBoolean() ? new NextStep.HangUp() : new NextStep.InGroup("HUMANS");
                CallOutcome outcome = new CallOutcome(disposition, next, List.of(), "");
                lastWord = Optional.of(new NodeReport.Ended(ref, assignment.generation(), outcome));
                endedAt = world.fate.nanoTime();
                world.tell(name + " ends " + ref + " with " + outcome);
                report();
            }
        }

        /** Says it until somebody has acknowledged it: each time that it is repeated for another owner anew. */
        void report() {
            lastWord.ifPresent(word -> new Telling(this, word).tell());
        }

        boolean isAnother(Fence fence) {
            boolean another = !owner.equals(fence);
            owner = fence;
            confirmed = world.fate.nanoTime();
            return another;
        }

        private long endedAt;
    }

    /** One report on its way. What an owner before has acknowledged late says nothing of the next. */
    private final class Telling {
        private final Hosted call;
        private final NodeReport word;
        private boolean acknowledged;

        Telling(Hosted call, NodeReport word) {
            this.call = call;
            this.word = word;
        }

        void tell() {
            if (call.isHere() && !acknowledged) {
                world.report(ModelNode.this, call.owner.owner(), word, () -> acknowledged = true);
                world.fate.in(Duration.ofMillis(500), () -> take(this::tell));
            }
        }
    }

    private void look() {
        long now = world.fate.nanoTime();
        calls.values().removeIf(call -> {
            boolean lapsed = call.stage == Stage.RESERVED && now - call.since >= LAPSE.toNanos();
            boolean forgotten = call.lastWord.isPresent() && now - call.endedAt >= 3 * FORGOTTEN.toNanos();
            return lapsed || forgotten;
        });
    }

    @Override
    void wake() {
        if (stalled && world.fate.nanoTime() - troubledSince >= STALLED.toNanos()) {
            stalls++;
            calls.values().forEach(call -> call.hushed = call.named);
        }
        super.wake();
    }

    /** Tells of each call whose caller hears it. */
    void isHeardOn(Consumer<CallRef> heard) {
        if (dead || stalled || farFromAsterisk) {
            return;
        }
        for (Hosted call : calls.values()) {
            if (call.stage == Stage.TALKING && !call.hushed && world.connects(call.ref, call.media)) {
                heard.accept(call.ref);
            }
        }
    }

    Set<CallRef> calls() {
        return Set.copyOf(calls.keySet());
    }

    /** Looks besides that nobody is obeyed after a later owner. */
    private boolean obeys(String asterisk, Fence fence) {
        boolean obeyed = fences.obey(asterisk, fence);
        if (obeyed && latest.merge(asterisk, fence.epoch(), Math::max) > fence.epoch()) {
            throw new AssertionError(name + " obeys " + fence + " after a later owner of " + asterisk);
        }
        return obeyed;
    }

    AssignmentReply offered(Assignment offer) {
        CallRef ref = offer.call();
        boolean obeyed = obeys(ref.asterisk(), offer.fence());
        Hosted held = calls.get(ref);
        int heldGeneration = held == null ? 0 : held.assignment.generation();
        if (!obeyed || withdrawn.getOrDefault(ref, 0) >= offer.generation() || heldGeneration > offer.generation()) {
            return new AssignmentReply.Refused(AssignmentReply.Reason.OUTDATED);
        }
        if (held != null && heldGeneration == offer.generation()) {
            held.owner = offer.fence();
            return new AssignmentReply.Accepted(held.media);
        }
        if (calls.size() >= SLOTS) {
            return new AssignmentReply.Refused(AssignmentReply.Reason.FULL);
        }
        Hosted taken = new Hosted(offer, world.port());
        calls.put(ref, taken);
        return new AssignmentReply.Accepted(taken.media);
    }

    NodeCommandReply commanded(NodeCommand command) {
        CallRef ref = command.call();
        if (!obeys(ref.asterisk(), command.fence())) {
            return NodeCommandReply.OUTDATED;
        }
        if (command instanceof NodeCommand.Release release) {
            withdrawn.merge(ref, release.generation(), Math::max);
        }
        Hosted call = calls.get(ref);
        if (call == null) {
            return NodeCommandReply.UNKNOWN_CALL;
        }
        if (call.assignment.generation() != command.generation()) {
            return NodeCommandReply.OUTDATED;
        }
        if (call.isAnother(command.fence()) && !(command instanceof NodeCommand.Failed)) {
            call.report();
        }
        obey(call, command);
        return NodeCommandReply.DONE;
    }

    private void obey(Hosted call, NodeCommand command) {
        switch (command) {
            case NodeCommand.Connected connected when call.stage == Stage.RESERVED -> call.stage = Stage.CONNECTED;
            case NodeCommand.Bridged bridged
            when call.stage == Stage.CONNECTED -> {
                call.stage = Stage.TALKING;
                world.talks(call.ref);
                world.fate.in(world.fate.millis(500, 6_000), () -> take(call::ends));
            }
            case NodeCommand.CallerLeft left -> call.ends();
            case NodeCommand.Failed failed -> {
                call.lastWord = Optional.empty();
                world.fate.in(world.fate.millis(500, 2_000), () -> take(call::ends));
            }
            case NodeCommand.Release release -> calls.remove(call.ref);
            default -> {
                // Says nothing about ownership.
            }
        }
    }

    Optional<HeldCalls> owned(OwnerNotice notice) {
        if (!obeys(notice.asterisk(), notice.fence())) {
            return Optional.empty();
        }
        List<Held> held = new ArrayList<>();
        of(notice.asterisk()).forEach(call -> {
            if (call.isAnother(notice.fence())) {
                call.report();
            }
            held.add(new Held(
                    call.ref, call.assignment.generation(), call.assignment.caller(), call.stage, call.lastWord));
        });
        return Optional.of(new HeldCalls(held));
    }

    private List<Hosted> of(String asterisk) {
        return calls.values().stream()
                .filter(call -> call.ref.asterisk().equals(asterisk))
                .toList();
    }

    NodePong pinged(NodePing ping) {
        List<CallRef> gone = new ArrayList<>();
        Set<String> deaf = new HashSet<>();
        for (NodePing.Tenure tenure : ping.tenures()) {
            if (obeys(tenure.asterisk(), tenure.fence())) {
                look(tenure, ping.stalls(), gone);
                if (farFromAsterisk) {
                    deaf.add(tenure.asterisk());
                }
            }
        }
        return new NodePong(gone, List.of(), deaf, stalls);
    }

    private void look(NodePing.Tenure tenure, long stallsKnown, List<CallRef> gone) {
        new TreeMap<>(tenure.calls()).forEach((channel, generation) -> {
            CallRef ref = new CallRef(tenure.asterisk(), channel);
            Hosted call = calls.get(ref);
            if (call == null || call.assignment.generation() != generation) {
                gone.add(ref);
            } else {
                call.named = true;
                call.confirmed = world.fate.nanoTime();
                call.hushed = call.hushed && stallsKnown < stalls;
            }
        });
        for (Hosted call : of(tenure.asterisk())) {
            boolean named = tenure.calls().getOrDefault(call.ref.channel(), 0) == call.assignment.generation();
            if (!named && world.fate.nanoTime() - call.confirmed >= FORGOTTEN.toNanos()) {
                calls.remove(call.ref);
            }
        }
    }
}
