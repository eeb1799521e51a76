package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRecords;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that the dispatchers hold together. Those of one call are written in order, and waited for a moment only: while
 * another dispatcher stalls, a write takes seconds (Hazelcast waits for its backups), and when too few dispatchers see each
 * other it fails. The call goes on, for the caller matters more than the chance of a second failure.
 */
public final class ReplicatedRecords implements Records {
    private static final Logger log = LoggerFactory.getLogger(ReplicatedRecords.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** Without its conversation a call begins anew: the caller rather hears nothing for a moment longer. */
    private static final Duration PATIENCE_FOR_WORDS = Duration.ofSeconds(2);

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("record").start(task);

    private final CallRecords records;
    private final ConversationStates conversations;
    private final Map<CallRef, CompletableFuture<Void>> writing = new ConcurrentHashMap<>();
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Keeps records in the cluster. */
    public ReplicatedRecords(CallRecords records, ConversationStates conversations) {
        this.records = records;
        this.conversations = conversations;
    }

    @Override
    public void write(CallRecord record) {
        inOrder(record.call(), () -> leftToALaterOwner(record, records.write(record)));
    }

    @Override
    public Optional<CallRecord> find(CallRef call) {
        return read(() -> records.find(call), PATIENCE).flatMap(found -> found);
    }

    @Override
    public List<CallRecord> of(String asterisk) {
        return records.of(asterisk);
    }

    @Override
    public Optional<ConversationState> conversation(CallRecord call) {
        return read(() -> conversations.newest(call.call(), call.generation()), PATIENCE_FOR_WORDS)
                .flatMap(found -> found);
    }

    @Override
    public void forgetConversation(CallRecord call) {
        attempt(() -> conversations.remove(call.call(), call.generation()));
    }

    @Override
    public void remove(CallRecord last) {
        CallRef call = last.call();
        CompletableFuture<Void> removed = inOrder(call, () -> leftToALaterOwner(last, records.remove(last)));
        removed.whenComplete((done, failed) -> writing.remove(call, removed));
    }

    private static void leftToALaterOwner(CallRecord record, boolean done) {
        if (!done) {
            log.atWarn()
                    .addKeyValue("call", record.call())
                    .log("a later owner has written this call's record: it is left to it");
        }
    }

    private CompletableFuture<Void> inOrder(CallRef call, Runnable write) {
        CompletableFuture<Void> done = writing.compute(
                call,
                (key, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(() -> attempt(write), THREADS));
        await(done, PATIENCE);
        return done;
    }

    private static <T> Optional<T> read(Supplier<T> question, Duration patience) {
        return await(
                CompletableFuture.supplyAsync(question, THREADS).exceptionally(failed -> {
                    log.atWarn().log("call records cannot be read: {}", failed.getMessage());
                    return null;
                }),
                patience);
    }

    private static <T> Optional<T> await(CompletableFuture<T> step, Duration patience) {
        return Optional.ofNullable(step.copy()
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join());
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
