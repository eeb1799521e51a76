package io.viciagents.dispatcher.ownership;

import io.vertx.core.Promise;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRecords;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.call.Records;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Call records in virtual time: written in order, waited for only a moment, late while a dispatcher stands still, not at all
 * below quorum. The rules of who writes over whom are the real ones.
 */
final class ModelRecords implements Records {
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final World world;
    private final ModelDispatcher dispatcher;
    private final CallRecords records;
    private final Map<CallRef, Long> lastWrite = new HashMap<>();

    ModelRecords(World world, ModelDispatcher dispatcher, SharedEntries memory) {
        this.world = world;
        this.dispatcher = dispatcher;
        this.records = new CallRecords(memory);
    }

    @Override
    public void write(CallRecord record) {
        inOrder(record.call(), () -> {
            long before = records.find(record.call())
                    .map(there -> there.fence().epoch())
                    .orElse(0L);
            if (records.write(record) && before > record.fence().epoch()) {
                throw new AssertionError(dispatcher.name + " writes over the record of a later owner: " + record);
            }
            world.recorded.add(record.call());
        });
    }

    @Override
    public void remove(CallRecord last) {
        inOrder(last.call(), () -> records.remove(last));
    }

    private void inOrder(CallRef call, Runnable write) {
        long now = world.fate.nanoTime();
        long at = Math.max(
                lastWrite.getOrDefault(call, 0L) + 1, now + world.memoryDelay().toNanos());
        lastWrite.put(call, at);
        Promise<Void> done = Promise.promise();
        world.fate.in(
                Duration.ofNanos(at - now),
                () -> dispatcher.take(() -> {
                    try {
                        write.run();
                    } catch (SharedEntries.Unavailable lost) {
                        world.tell("a record is lost: " + call);
                    }
                    done.complete();
                }));
        dispatcher.turns.completes(done.future(), PATIENCE);
    }

    @Override
    public Optional<CallRecord> find(CallRef call) {
        Promise<Optional<CallRecord>> found = Promise.promise();
        world.fate.in(world.memoryDelay(), () -> dispatcher.take(() -> found.tryComplete(read(call))));
        return dispatcher.turns.completes(found.future(), PATIENCE)
                ? found.future().result()
                : Optional.empty();
    }

    private Optional<CallRecord> read(CallRef call) {
        try {
            return records.find(call);
        } catch (SharedEntries.Unavailable notNow) {
            return Optional.empty();
        }
    }

    @Override
    public List<CallRecord> of(String asterisk) {
        return records.of(asterisk);
    }
}
