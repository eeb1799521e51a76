package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.SharedEntries;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** What the dispatchers hold together, as one of them reaches it: refused below quorum. */
record ModelMemory(TreeMap<String, byte[]> entries, BooleanSupplier quorum) implements SharedEntries {
    private void reach() {
        if (!quorum.getAsBoolean()) {
            throw new Unavailable("below quorum", new IllegalStateException("too few dispatchers"));
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        reach();
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public boolean add(String key, byte[] value) {
        reach();
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean replace(String key, byte[] read, byte[] value) {
        reach();
        return Arrays.equals(entries.get(key), read) && entries.put(key, value) != null;
    }

    @Override
    public boolean remove(String key, byte[] read) {
        reach();
        return Arrays.equals(entries.get(key), read) && entries.remove(key) != null;
    }

    @Override
    public Map<String, byte[]> all() {
        reach();
        return new TreeMap<>(entries);
    }
}
