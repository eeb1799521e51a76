package io.viciagents.dispatcher.history;

import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.BookTask;
import java.time.Instant;
import java.util.Optional;

/**
 * How a dialer's call ended, by our record of it.
 *
 * @param call which
 * @param dialer its name in the configuration
 * @param callId VICIdial's; empty for a raw call
 * @param group campaign or in-group
 * @param lead its number; 0 when there is none
 * @param extension at which it came
 * @param arrived when
 * @param ended when its channel left us; empty when nobody wrote that down, as after the death of a dispatcher
 * @param status with which it ended, by the conversation
 * @param toHumans whether it was handed on
 * @param told what VICIdial was told of its end, if it came to that
 */
public record KeptEnd(
        CallRef call,
        String dialer,
        String callId,
        String group,
        long lead,
        String extension,
        Instant arrived,
        Optional<Instant> ended,
        Optional<String> status,
        boolean toHumans,
        Optional<BookTask.Disposition> told) {}
