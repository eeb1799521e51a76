package io.viciagents.node.host;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.NodePing;
import io.viciagents.cluster.NodePong;
import io.viciagents.cluster.ObeyedFences;
import io.viciagents.node.media.MediaLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Answers a dispatcher that looks after its calls here, and tells the calls that they still are this node's. Any thread. */
final class Checkup {
    private final Map<CallRef, HostedCall> calls;
    private final ObeyedFences fences;
    private final Pulses pulses;
    private final Canaries canaries;
    private final AtomicLong stalls = new AtomicLong();

    /** @param calls the live ones, which others fill */
    Checkup(Map<CallRef, HostedCall> calls, ObeyedFences fences, Pulses pulses, Canaries canaries) {
        this.calls = calls;
        this.fences = fences;
        this.pulses = pulses;
        this.canaries = canaries;
    }

    /** Told on the loop, before any of its calls sends again. */
    void stoodStill(MediaLoop loop) {
        long number = stalls.incrementAndGet();
        calls.values().stream()
                .filter(call -> call.reservation().loop().equals(loop))
                .forEach(call -> call.confirmation().doubt(number));
    }

    /** What a tenure that is not obeyed any more says of its calls is not answered. */
    NodePong answer(NodePing ping) {
        List<CallRef> gone = new ArrayList<>();
        List<CallRef> stuck = new ArrayList<>();
        Set<String> deaf = new HashSet<>();
        for (NodePing.Tenure tenure : ping.tenures()) {
            if (fences.obey(tenure.asterisk(), tenure.fence())) {
                look(tenure, ping.stalls(), gone, stuck);
                if (canaries.deaf(tenure.asterisk(), tenure.fence())) {
                    deaf.add(tenure.asterisk());
                }
            }
        }
        pulses.feel();
        canaries.tidy();
        return new NodePong(gone, stuck, deaf, stalls.get());
    }

    private void look(NodePing.Tenure tenure, long stallsKnown, List<CallRef> gone, List<CallRef> stuck) {
        tenure.calls().forEach((channel, generation) -> {
            CallRef ref = new CallRef(tenure.asterisk(), channel);
            HostedCall call = calls.get(ref);
            if (call == null || call.generation() != generation) {
                gone.add(ref);
            } else if (pulses.stuck(call.reservation().loop())) {
                stuck.add(ref);
            } else {
                tell(call, confirmation -> confirmation.named(stallsKnown));
            }
        });
        calls.forEach((ref, call) -> {
            boolean named = tenure.calls().getOrDefault(ref.channel(), 0) == call.generation();
            if (ref.asterisk().equals(tenure.asterisk()) && !named) {
                tell(call, Confirmation::notNamed);
            }
        });
    }

    private static void tell(HostedCall call, Consumer<Confirmation> what) {
        call.reservation().loop().execute(() -> what.accept(call.confirmation()));
    }
}
