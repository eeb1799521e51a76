package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.NodeCommand;
import io.viciagents.cluster.NodeLines;
import io.viciagents.dispatcher.ari.KeyPress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Tells a call's node a key that was heard beside the owner's connection, so that no caller waits for a next owner. The
 * node takes each key once, whoever tells it, and refuses what is told by a record that an earlier owner wrote. What
 * cannot be told (the record cannot be read, the call is on its way to another node) the next owner tells. Any thread.
 *
 * @param patience for the node's answer
 * @param threads that may wait for a record
 */
public record OverheardKeys(Records records, NodeLines lines, Duration patience, Executor threads) {
    /** With a virtual thread for each key. */
    public OverheardKeys(Records records, NodeLines lines, Duration patience) {
        this(
                records,
                lines,
                patience,
                task -> Thread.ofVirtual().name("overheard key").start(task));
    }

    /** Tells it soon; never fails. */
    public void heard(CallRef call, KeyPress key) {
        threads.execute(() -> records.find(call).ifPresent(record -> tell(record, key)));
    }

    private void tell(CallRecord record, KeyPress key) {
        if (record.step() instanceof CallStep.Conversing with) {
            lines.command(
                    with.node(),
                    new NodeCommand.Overheard(
                            record.call(), record.fence(), record.generation(), key.digit(), Optional.of(key.at())),
                    patience);
        }
    }
}
