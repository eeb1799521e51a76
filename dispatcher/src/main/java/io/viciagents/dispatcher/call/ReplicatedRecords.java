package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRecords;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationStates;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that the dispatchers hold together. A call goes on when its record cannot be written (too few dispatchers see
 * each other): the caller matters more than the chance of a second failure.
 */
public final class ReplicatedRecords implements Records {
    private static final Logger log = LoggerFactory.getLogger(ReplicatedRecords.class);

    /** A read comes from this process's own memory as a rule; of a member that stalls it would come after seconds. */
    private static final Duration LONGEST_READ = Duration.ofMillis(300);

    private final CallRecords records;
    private final ConversationStates conversations;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Keeps records in the cluster. */
    public ReplicatedRecords(CallRecords records, ConversationStates conversations) {
        this.records = records;
        this.conversations = conversations;
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
    public Optional<ConversationState> conversation(CallRecord call) {
        CompletableFuture<Optional<ConversationState>> read = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                read.complete(conversations.newest(call.call(), call.generation()));
            } catch (RuntimeException failed) {
                log.atWarn()
                        .addKeyValue("call", call.call())
                        .log("its conversation cannot be read: {}", failed.getMessage());
                read.complete(Optional.empty());
            }
        });
        return read.completeOnTimeout(Optional.empty(), LONGEST_READ.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void forgetConversation(CallRecord call) {
        attempt(() -> conversations.remove(call.call(), call.generation()));
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
