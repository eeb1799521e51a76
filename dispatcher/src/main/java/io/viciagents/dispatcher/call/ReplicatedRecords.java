package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRecords;
import io.viciagents.cluster.CallRef;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that the dispatchers hold together. A call goes on when its record cannot be written (too few dispatchers see
 * each other): the caller matters more than the chance of a second failure.
 */
public final class ReplicatedRecords implements Records {
    private static final Logger log = LoggerFactory.getLogger(ReplicatedRecords.class);

    private final CallRecords records;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Keeps records in the cluster. */
    public ReplicatedRecords(CallRecords records) {
        this.records = records;
    }

    @Override
    public void write(CallRecord record) {
        attempt(() -> records.write(record));
    }

    @Override
    public Optional<CallRecord> find(CallRef call) {
        return records.find(call);
    }

    @Override
    public void remove(CallRef call) {
        attempt(() -> records.remove(call));
    }

    private void attempt(Runnable write) {
        try {
            write.run();
            if (failing.compareAndSet(true, false)) {
                log.info("call records are written again");
            }
        } catch (RuntimeException failed) {
            if (failing.compareAndSet(false, true)) {
                log.atError().log("call records cannot be written, calls go on without: {}", failed.getMessage());
            }
        }
    }
}
