package io.viciagents.dispatcher.memory;

import io.viciagents.cluster.SharedEntries;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The dispatchers' common memory in this process, that fails when it is told to. */
public final class FakeEntries implements SharedEntries {
    private final Map<String, String> entries = new ConcurrentHashMap<>();
    private volatile BooleanSupplier failing = () -> false;

    /** Asked before every write. */
    public void failWhen(BooleanSupplier chance) {
        failing = chance;
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(entries.get(key)).map(FakeEntries::bytes);
    }

    @Override
    public boolean add(String key, byte[] value) {
        refuseSometimes();
        return entries.putIfAbsent(key, text(value)) == null;
    }

    @Override
    public boolean replace(String key, byte[] read, byte[] value) {
        refuseSometimes();
        return entries.replace(key, text(read), text(value));
    }

    @Override
    public boolean remove(String key, byte[] read) {
        refuseSometimes();
        return entries.remove(key, text(read));
    }

    @Override
    public Map<String, byte[]> all() {
        return entries.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> bytes(entry.getValue())));
    }

    private void refuseSometimes() {
        if (failing.getAsBoolean()) {
            throw new Unavailable("too few dispatchers", new IllegalStateException());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
