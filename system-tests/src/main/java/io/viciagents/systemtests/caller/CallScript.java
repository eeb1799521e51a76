package io.viciagents.systemtests.caller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller does, in order, as in {@code CallScript.start().answer("book an appointment").answer("on monday")}.
 * Afterwards the caller waits to see where it is brought.
 *
 * @param steps in order
 */
public record CallScript(List<Step> steps) {
    /** Keeps the steps as they were given. */
    public CallScript {
        steps = List.copyOf(steps);
    }

    /** One thing a caller does. */
    public sealed interface Step {
        /** Waits until the agent has spoken and has finished. */
        record Listen() implements Step {}

        /** Waits until the agent's sound begins, and so long more: then what follows interrupts it. */
        record ListenFor(Duration time) implements Step {}

        /** Says something now. */
        record Say(String text) implements Step {}

        /** Presses keys now. */
        record Press(String keys) implements Step {}

        /** Says nothing, whatever the agent does. */
        record StaySilent(Duration time) implements Step {}

        /** Something happens that is none of the caller's doing. */
        record Happen(Runnable what) implements Step {}

        /** Hangs up. */
        record HangUp() implements Step {}
    }

    /** Nothing yet. */
    public static CallScript start() {
        return new CallScript(List.of());
    }

    /** Waits until the agent has finished. */
    public CallScript listen() {
        return with(new Step.Listen());
    }

    /** Hears the agent begin and waits so long. */
    public CallScript listenFor(Duration time) {
        return with(new Step.ListenFor(time));
    }

    /** Speaks without waiting. */
    public CallScript say(String text) {
        return with(new Step.Say(text));
    }

    /** Waits until the agent has finished, then speaks. */
    public CallScript answer(String text) {
        return listen().say(text);
    }

    /** Presses keys without waiting. */
    public CallScript press(String keys) {
        return with(new Step.Press(keys));
    }

    /** Stays silent. */
    public CallScript staySilent(Duration time) {
        return with(new Step.StaySilent(time));
    }

    /** Lets something happen that is none of the caller's doing, and waits for it. */
    public CallScript happen(Runnable what) {
        return with(new Step.Happen(what));
    }

    /** Hangs up. */
    public CallScript hangUp() {
        return with(new Step.HangUp());
    }

    private CallScript with(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new CallScript(more);
    }
}
