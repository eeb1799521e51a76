package io.viciagents.node.host;

import io.viciagents.node.time.Timers;
import java.time.Duration;

/**
 * Whether a call still is this node's. Its owner says so four times a second. A node that stood still does not know: until
 * it is told again, the call is silent, for its caller may be talking to another node, and its port may be another call's.
 * What was sent before it woke, and only lay in a queue, tells nothing: stalls are numbered, and the owner must name the
 * number. Confined to the call's loop. Mutable: when its owner was heard last, and in what way.
 */
final class Confirmation {
    /** Without a word of any owner a call is given up after this time: nobody will end it. */
    static final Duration ABANDONED = Duration.ofMinutes(10);

    /** An owner that names its calls, and not this one, has forgotten it. */
    static final Duration FORGOTTEN = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Runnable hush;
    private final Runnable goOn;
    private final Timers timers;
    private final Runnable giveUp;
    private Timers.Alarm alarm = () -> {};
    private long confirmedNanos;
    private long ownerHeardNanos;
    private boolean named;
    private long stall;

    /**
     * @param hush makes the call silent and deaf
     * @param goOn lets it go on
     * @param giveUp releases it
     */
    Confirmation(Runnable hush, Runnable goOn, Timers timers, Runnable giveUp) {
        this.hush = hush;
        this.goOn = goOn;
        this.timers = timers;
        this.giveUp = giveUp;
        this.confirmedNanos = timers.nanoTime();
        this.ownerHeardNanos = confirmedNanos;
    }

    /** From now on somebody must care. */
    void begin() {
        alarm = timers.after(LOOK, this::look);
    }

    private void look() {
        if (since(ownerHeardNanos).compareTo(ABANDONED) >= 0) {
            giveUp.run();
        } else {
            begin();
        }
    }

    /** Its owner has told it something, perhaps long ago. */
    void told() {
        confirmedNanos = timers.nanoTime();
        ownerHeardNanos = confirmedNanos;
    }

    /**
     * Its owner counts it among its calls.
     *
     * @param stalls of this node that its owner knew of
     */
    void named(long stalls) {
        named = true;
        told();
        if (stalls >= stall) {
            goOn.run();
        }
    }

    /** Its owner counts its calls, and not this one. */
    void notNamed() {
        ownerHeardNanos = timers.nanoTime();
        if (since(confirmedNanos).compareTo(FORGOTTEN) >= 0) {
            giveUp.run();
        }
    }

    /**
     * The loop stood still. An owner that never counts its calls would not confirm it.
     *
     * @param number of this stall
     */
    void doubt(long number) {
        stall = number;
        if (named) {
            hush.run();
        }
    }

    void end() {
        alarm.cancel();
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(timers.nanoTime() - nanos);
    }
}
