package io.viciagents.cluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What dispatchers tell each other of who owns what, as in the files of {@code golden/v1}. */
final class OwnershipMessages {
    private OwnershipMessages() {}

    static Map<String, Object> all(Fence fence) {
        LeaseRequest.Wanted wanted = new LeaseRequest.Wanted("pbx-1", fence);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lease-request", new LeaseRequest("0d9f", List.of(wanted), Duration.ofSeconds(1)));
        all.put(
                "lease-votes",
                new LeaseVotes(List.of(
                        new LeaseVotes.Vote(LeaseVotes.Verdict.GRANTED, 3),
                        new LeaseVotes.Vote(LeaseVotes.Verdict.PROMISED, 4))));
        all.put("lease-return", new LeaseReturn("0d9f", List.of(wanted)));
        all.put("dispatcher-announcement", announcement(fence, false));
        all.put("dispatcher-announcement-with-key-times", announcement(fence, true));
        return all;
    }

    private static DispatcherAnnouncement announcement(Fence fence, boolean keyTimes) {
        return new DispatcherAnnouncement(
                "dispatcher-1",
                "0d9f",
                "uuid",
                DispatcherAnnouncement.Phase.SERVING,
                Set.of("pbx-1"),
                List.of(new DispatcherAnnouncement.Owned("pbx-1", fence, DispatcherAnnouncement.Standing.CERTAIN, 12)),
                keyTimes);
    }
}
