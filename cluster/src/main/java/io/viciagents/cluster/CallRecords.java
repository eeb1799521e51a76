package io.viciagents.cluster;

import com.hazelcast.map.IMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of live calls, held by the dispatchers. Methods block: call them on a virtual thread. */
public final class CallRecords {
    private final IMap<String, byte[]> records;

    CallRecords(IMap<String, byte[]> records) {
        this.records = records;
    }

    /** Writes a record. Fails when fewer than the quorum of dispatchers see each other. */
    public void write(CallRecord record) {
        records.set(record.call().toString(), Wire.bytes(record));
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
