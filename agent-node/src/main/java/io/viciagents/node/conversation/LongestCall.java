package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;

/**
 * Brings a call to its end that lasts too long: first it is said, and when that leads nowhere, it just ends. Confined to
 * the call's loop. Mutable: the alarm that is set.
 */
final class LongestCall {
    private static final Duration FOR_A_GOODBYE = Duration.ofSeconds(20);

    private final Timers timers;
    private Timers.Alarm alarm = () -> {};

    LongestCall(Timers timers) {
        this.timers = timers;
    }

    void begin(Duration longest, Runnable timeUp, Runnable overdue) {
        alarm = timers.after(longest, () -> {
            alarm = timers.after(FOR_A_GOODBYE, overdue);
            timeUp.run();
        });
    }

    void cancel() {
        alarm.cancel();
    }
}
