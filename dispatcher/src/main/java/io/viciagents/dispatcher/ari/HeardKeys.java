package io.viciagents.dispatcher.ari;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What this dispatcher has heard of keys on one Asterisk, by whichever of its connections: whoever takes the Asterisk over
 * tells them to the calls' nodes, which know those that they have already. Any thread.
 *
 * <p>Mutable: the keys of channels that are there, each once.
 */
public final class HeardKeys {
    /** Nobody presses more in a call; who does shall not cost memory. */
    static final int MOST = 500;

    private final BooleanSupplier wanted;
    private final Map<String, List<KeyPress>> byChannel = new ConcurrentHashMap<>();

    /** Keeps all. */
    public HeardKeys() {
        this(() -> true);
    }

    /** @param wanted whether keys that are pressed now are kept */
    public HeardKeys(BooleanSupplier wanted) {
        this.wanted = wanted;
    }

    void add(String channel, KeyPress key) {
        if (!wanted.getAsBoolean()) {
            return;
        }
        byChannel.compute(channel, (same, before) -> {
            List<KeyPress> keys = before == null ? new ArrayList<>() : before;
            if (keys.size() < MOST && !keys.contains(key)) {
                keys.add(key);
            }
            return keys;
        });
    }

    /** The keys that were pressed on a channel, in the order in which they were. */
    List<KeyPress> of(String channel) {
        List<KeyPress> keys = new ArrayList<>();
        byChannel.computeIfPresent(channel, (same, heard) -> {
            keys.addAll(heard);
            return heard;
        });
        keys.sort(Comparator.comparing(KeyPress::at));
        return List.copyOf(keys);
    }

    /** That channel has gone. */
    void forget(String channel) {
        byChannel.remove(channel);
    }

    /** Other channels than these are not there. */
    void keepOnly(Set<String> channels) {
        byChannel.keySet().retainAll(channels);
    }
}
