package io.viciagents.dispatcher.call;

import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.ari.Switchboard;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings our view of one Asterisk and the Asterisk itself together after events were missed: callers who came are taken
 * on, callers who went are let go, and what nobody owns is deleted. Blocks: runs on a virtual thread.
 */
final class Reconciler {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Switchboard switchboard;
    private final LiveCalls calls;

    Reconciler(Switchboard switchboard, LiveCalls calls) {
        this.switchboard = switchboard;
        this.calls = calls;
    }

    void run() {
        // Those that come while we look are in neither list, and need no judgement.
        Set<String> known = calls.channels();
        Snapshot now = switchboard.snapshot().await();
        Set<String> there = now.channels().stream()
                .map(channel -> channel.entry().channel())
                .collect(Collectors.toSet());
        known.stream().filter(channel -> !there.contains(channel)).forEach(calls::channelLeft);
        int adopted = adopt(now);
        int deleted = deleteOrphans(now);
        log.atInfo()
                .addKeyValue("asterisk", switchboard.name())
                .addKeyValue("calls", calls.count())
                .addKeyValue("adopted", adopted)
                .addKeyValue("deleted", deleted)
                .log("in step with Asterisk");
    }

    private int adopt(Snapshot now) {
        int adopted = 0;
        for (Snapshot.Channel channel : now.channels()) {
            String id = channel.entry().channel();
            if (channel.inOurApplication() && Ids.mediaOf(id).isEmpty() && !calls.has(id)) {
                calls.adopt(channel.entry(), newestMediaOf(id, now));
                adopted++;
            }
        }
        return adopted;
    }

    private static int newestMediaOf(String caller, Snapshot now) {
        return now.channels().stream()
                .flatMap(channel -> Ids.mediaOf(channel.entry().channel()).stream())
                .filter(media -> media.caller().equals(caller))
                .mapToInt(Ids.Media::generation)
                .max()
                .orElse(0);
    }

    private int deleteOrphans(Snapshot now) {
        int deleted = 0;
        for (Snapshot.Channel channel : now.channels()) {
            String id = channel.entry().channel();
            if (Ids.mediaOf(id).filter(media -> !calls.has(media.caller())).isPresent()) {
                switchboard.hangUp(id);
                deleted++;
            }
        }
        for (String bridge : now.bridges()) {
            if (Ids.callerOfBridge(bridge).filter(caller -> !calls.has(caller)).isPresent()) {
                switchboard.deleteBridge(bridge);
                deleted++;
            }
        }
        return deleted;
    }
}
