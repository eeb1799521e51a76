package io.viciagents.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of live calls, held by the dispatchers. Methods block: call them on a virtual thread. */
public final class CallRecords {
    private static final int MOST_ATTEMPTS = 10;

    private final SharedEntries entries;

    /** Keeps records among these entries, one for each call. */
    public CallRecords(SharedEntries entries) {
        this.entries = entries;
    }

    /**
     * Writes a record in place of the one that was read, and only of that; what a later version has added to it is kept.
     * Fails when fewer than the quorum of dispatchers see each other.
     *
     * @return false when a later owner, or another of the same epoch, has written it: then it is left as it is
     */
    public boolean write(CallRecord record) {
        String key = record.call().toString();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<byte[]> before = entries.find(key);
            if (before.filter(written -> isLeftTo(written, record)).isPresent()) {
                return false;
            }
            boolean done = before.map(read -> entries.replace(key, read, Wire.over(read, record)))
                    .orElseGet(() -> entries.add(key, Wire.bytes(record)));
            if (done) {
                return true;
            }
        }
        throw changing(key);
    }

    /** Whether what was written is a later owner's, even one whose version knows steps that this one does not. */
    private static boolean isLeftTo(byte[] written, CallRecord record) {
        return Wire.read(written, Signed.class)
                .flatMap(Signed::fence)
                .filter(there -> !there.admits(record.fence()))
                .isPresent();
    }

    /** Of a record, by whom it was written. */
    private record Signed(Optional<Fence> fence) {}

    private static IllegalStateException changing(String key) {
        return new IllegalStateException("the record of " + key + " is changed by somebody else again and again");
    }

    /** The record of a call. */
    public Optional<CallRecord> find(CallRef call) {
        return entries.find(call.toString()).flatMap(bytes -> Wire.read(bytes, CallRecord.class));
    }

    /** All records of one Asterisk. */
    public List<CallRecord> of(String asterisk) {
        List<CallRecord> found = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries.all().entrySet()) {
            if (entry.getKey().startsWith(asterisk + "/")) {
                Wire.read(entry.getValue(), CallRecord.class).ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * Forgets a call that has ended.
     *
     * @param last what its owner knew last
     * @return false when a later owner, or another of the same epoch, has written the record: then it stays
     */
    public boolean remove(CallRecord last) {
        String key = last.call().toString();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<byte[]> before = entries.find(key);
            if (before.filter(written -> isLeftTo(written, last)).isPresent()) {
                return false;
            }
            if (before.map(read -> entries.remove(key, read)).orElse(true)) {
                return true;
            }
        }
        throw changing(key);
    }
}
