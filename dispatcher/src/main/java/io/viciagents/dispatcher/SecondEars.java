package io.viciagents.dispatcher;

import io.vertx.core.Vertx;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.ari.HeardKeys;
import io.viciagents.dispatcher.ari.SecondEar;
import io.viciagents.dispatcher.call.OverheardKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hears the keys of callers on every Asterisk of the configuration, also on those that others own: nodes are told at once,
 * and whoever comes after an owner has what it missed. Any thread.
 */
final class SecondEars implements AutoCloseable {
    private final Map<String, HeardKeys> heard;
    private final List<SecondEar> ears;

    private SecondEars(Map<String, HeardKeys> heard, List<SecondEar> ears) {
        this.heard = Map.copyOf(heard);
        this.ears = List.copyOf(ears);
    }

    /**
     * @param overheard tells nodes what is heard
     * @param earlier as long as there are any, all that is heard here is left to the owner
     */
    static SecondEars open(
            DispatcherConfiguration configuration, Vertx vertx, OverheardKeys overheard, EarlierDispatchers earlier) {
        Map<String, HeardKeys> heard = new HashMap<>();
        List<SecondEar> ears = new ArrayList<>();
        configuration.asterisks().forEach(asterisk -> {
            HeardKeys keys = new HeardKeys(() -> !earlier.areAbout());
            heard.put(asterisk.name(), keys);
            ears.add(SecondEar.open(vertx, asterisk.ari(), configuration.name(), keys, (channel, key) -> {
                if (!earlier.areAbout()) {
                    overheard.heard(new CallRef(asterisk.name(), channel), key);
                }
            }));
        });
        return new SecondEars(heard, ears);
    }

    /** What was heard on that Asterisk, and is heard from now on. */
    HeardKeys at(String asterisk) {
        return heard.getOrDefault(asterisk, new HeardKeys());
    }

    @Override
    public void close() {
        ears.forEach(SecondEar::close);
    }
}
