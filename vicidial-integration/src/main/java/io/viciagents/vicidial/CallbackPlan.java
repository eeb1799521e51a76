package io.viciagents.vicidial;

import java.time.LocalDateTime;

/** What becomes of a customer's wish to be called again at some time. */
public sealed interface CallbackPlan {
    /**
     * It can be kept.
     *
     * @param dialerTime for VICIdial, in the dialer's local time
     * @param customerTime to be read back to the customer, in the customer's own time
     */
    record Agreed(DialerTime dialerTime, LocalDateTime customerTime) implements CallbackPlan {}

    /**
     * Nobody may call then.
     *
     * @param hours when one may
     */
    record OutsideCallHours(CallHours hours) implements CallbackPlan {}

    /** It has passed, or comes within the next minute. */
    record Past() implements CallbackPlan {}

    /** It is further away than a year: probably misheard. */
    record TooFarAway() implements CallbackPlan {}
}
