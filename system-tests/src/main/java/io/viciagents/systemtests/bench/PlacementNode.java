package io.viciagents.systemtests.bench;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.NodeAnnouncement.Phase;
import java.util.HashSet;
import java.util.Set;

/** An agent node of the simulation: it takes calls while it has slots, as a real one does. Mutable: its calls. */
final class PlacementNode {
    static final String PROFILE = "simulated";

    private final String name;
    private final int slots;
    private final Set<Integer> calls = new HashSet<>();
    private Phase phase = Phase.SERVING;

    PlacementNode(String name, int slots) {
        this.name = name;
        this.slots = slots;
    }

    String name() {
        return name;
    }

    int slots() {
        return slots;
    }

    Set<Integer> calls() {
        return calls;
    }

    boolean serves() {
        return phase == Phase.SERVING;
    }

    double share() {
        return (double) calls.size() / slots;
    }

    boolean take(int call) {
        return serves() && calls.size() < slots && calls.add(call);
    }

    void drain() {
        phase = Phase.DRAINING;
    }

    void end() {
        phase = Phase.GONE;
    }

    NodeAnnouncement announcement() {
        return new NodeAnnouncement(name, name, name, phase, slots, calls.size(), Set.of(PROFILE), 0);
    }
}
