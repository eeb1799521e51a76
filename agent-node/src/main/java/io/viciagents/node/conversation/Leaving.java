package io.viciagents.node.conversation;

import io.viciagents.node.media.Playout;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How a conversation leaves a node that drains: at a moment between two sentences it stands still, until it is taken over
 * elsewhere, or must stay. Confined to the call's loop. Mutable: the stage, and what waits.
 *
 * <pre>
 *   here --leave--&gt; looking --between two sentences--&gt; still --(closed)
 *                      ^                                 |
 *                      +------- stay, or two seconds ----+
 * </pre>
 */
final class Leaving {
    private static final Duration FOR_ANOTHER_NODE = Duration.ofSeconds(2);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(5);

    private final BooleanSupplier goodMoment;
    private final Playout playout;
    private final Timers timers;
    private final Runnable stands;
    private Stage stage = Stage.HERE;
    private final List<Runnable> waiting = new ArrayList<>();
    private Timers.Alarm alarm = () -> {};

    /**
     * @param goodMoment whether nobody would notice now
     * @param stands is told when the conversation stands still
     */
    Leaving(BooleanSupplier goodMoment, Playout playout, Timers timers, Runnable stands) {
        this.goodMoment = goodMoment;
        this.playout = playout;
        this.timers = timers;
        this.stands = stands;
    }

    /** From now on a good moment is looked for. */
    void leave() {
        if (stage == Stage.HERE) {
            stage = Stage.LOOKING;
        }
    }

    /** Every 20 ms, before the agent's next frame: whether the conversation stands still. */
    boolean still() {
        if (stage == Stage.LOOKING && goodMoment.getAsBoolean()) {
            stage = Stage.STILL;
            playout.hold();
            alarm = timers.after(FOR_ANOTHER_NODE, this::stay);
            stands.run();
        }
        return stage == Stage.STILL;
    }

    /** Nobody takes the conversation over now: it goes on, and leaves later. */
    void stay() {
        if (stage == Stage.STILL) {
            stage = Stage.HERE;
            alarm.cancel();
            alarm = timers.after(BEFORE_ANOTHER_TRY, this::leave);
            playout.resume(Duration.ZERO);
            List<Runnable> held = List.copyOf(waiting);
            waiting.clear();
            held.forEach(Runnable::run);
        }
    }

    /** Runs this now, or, while the conversation stands still, when it goes on here; never, when it goes on elsewhere. */
    void whenItGoesOn(Runnable what) {
        if (stage == Stage.STILL) {
            waiting.add(what);
        } else {
            what.run();
        }
    }

    void cancel() {
        alarm.cancel();
    }

    private enum Stage {
        HERE,
        LOOKING,
        STILL
    }
}
