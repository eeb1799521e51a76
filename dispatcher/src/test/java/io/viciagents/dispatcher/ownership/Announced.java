package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.NodeAnnouncement;
import io.viciagents.cluster.ObeyedFences;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a node of the model says of itself. */
final class Announced {
    private Announced() {}

    static NodeAnnouncement by(String name, int slots, int used, ObeyedFences fences) {
        return new NodeAnnouncement(
                name,
                name,
                "member of " + name,
                NodeAnnouncement.Phase.SERVING,
                slots,
                used,
                Set.of("appointment"),
                fences.highestEpoch(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                fences.epochs());
    }
}
