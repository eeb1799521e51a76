package io.viciagents.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Entries of a Hazelcast map. */
final class HazelcastEntries implements SharedEntries {
    private final IMap<String, byte[]> entries;

    HazelcastEntries(IMap<String, byte[]> entries) {
        this.entries = entries;
    }

    @Override
    public Optional<byte[]> find(String key) {
        return attempt(() -> Optional.ofNullable(entries.get(key)));
    }

    @Override
    public boolean add(String key, byte[] value) {
        return attempt(() -> entries.putIfAbsent(key, value) == null);
    }

    @Override
    public boolean replace(String key, byte[] read, byte[] value) {
        return attempt(() -> entries.replace(key, read, value));
    }

    @Override
    public boolean remove(String key, byte[] read) {
        return attempt(() -> entries.remove(key, read));
    }

    @Override
    public Map<String, byte[]> all() {
        return attempt(() -> {
            Map<String, byte[]> all = new HashMap<>();
            entries.entrySet().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            return all;
        });
    }

    private static <T> T attempt(Supplier<T> access) {
        try {
            return access.get();
        } catch (HazelcastException | HazelcastInstanceNotActiveException refused) {
            throw new Unavailable("the dispatchers' common memory: " + refused.getMessage(), refused);
        }
    }
}
