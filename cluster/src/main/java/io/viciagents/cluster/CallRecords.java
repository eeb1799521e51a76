package io.viciagents.cluster;

import com.hazelcast.map.IMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of live calls, held by the dispatchers. Methods block: call them on a virtual thread. */
public final class CallRecords {
    private static final int MOST_ATTEMPTS = 10;

    private final IMap<String, byte[]> records;

    CallRecords(IMap<String, byte[]> records) {
        this.records = records;
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
            byte[] before = records.get(key);
            if (before == null) {
                if (records.putIfAbsent(key, Wire.bytes(record)) == null) {
                    return true;
                }
            } else if (Wire.read(before, CallRecord.class)
                    .filter(written -> !written.fence().admits(record.fence()))
                    .isPresent()) {
                return false;
            } else if (records.replace(key, before, Wire.over(before, record))) {
                return true;
            }
        }
        throw new IllegalStateException("the record of " + key + " is changed by somebody else again and again");
    }

    /** The record of a call. */
    public Optional<CallRecord> find(CallRef call) {
        return Optional.ofNullable(records.get(call.toString())).flatMap(bytes -> Wire.read(bytes, CallRecord.class));
    }

    /** All records of one Asterisk. */
    public List<CallRecord> of(String asterisk) {
        List<CallRecord> found = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : records.entrySet()) {
            if (entry.getKey().startsWith(asterisk + "/")) {
                Wire.read(entry.getValue(), CallRecord.class).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Forgets a call that has ended. */
    public void remove(CallRef call) {
        records.delete(call.toString());
    }
}
