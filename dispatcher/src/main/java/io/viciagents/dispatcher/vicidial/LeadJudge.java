package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.api.Lead;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a status of ours may be written over what a lead has now. VICIdial's own machinery may have written over ours,
 * then yes; a human, or a later call, may have set a newer one, then no; and DNC stays whatever comes.
 *
 * @param lead as it is now
 * @param call which of the lead's calls
 */
record LeadJudge(Lead lead, DialerCall call) {
    /** What VICIdial writes by itself around a call, before anybody has said how it went. */
    private static final Set<String> UNDECIDED = Set.of(
            "", "NEW", "QUEUE", "INCALL", "XFER", "RAXFER", "DROP", "XDROP", "NA", "AB", "ADC", "TIMEOT", "AFTHRS");

    /** In whose name VICIdial writes them when no agent's line is known. */
    private static final Set<String> NOBODY = Set.of("", "VDAD", "VDCL");

    /** What is to be done. */
    sealed interface Verdict {
        /** It says so already. */
        record Holds() implements Verdict {}

        /** Ours is to be written. */
        record Write() implements Verdict {}

        /**
         * Somebody else's stands.
         *
         * @param reason a sentence
         */
        record Leave(String reason) implements Verdict {}
    }

    /** Whether a status of a log was written by VICIdial itself. */
    static boolean isUndecided(String status) {
        return UNDECIDED.contains(status);
    }

    /**
     * Judges.
     *
     * @param wanted status
     * @param since when our call ended, in the dialer's local time; empty while it is not known
     */
    Verdict on(Status wanted, Optional<LocalDateTime> since) {
        if (holds(wanted)) {
            return new Verdict.Holds();
        }
        if (wanted.equals(Status.DNC)) {
            return new Verdict.Write();
        }
        if (lead.status().equals(Status.DNC.code())) {
            return new Verdict.Leave("the lead is DNC, which stays");
        }
        if (since.filter(this::wasCalledAfter).isPresent()) {
            return new Verdict.Leave("the lead has had a later call");
        }
        boolean ours = NOBODY.contains(lead.user()) || lead.user().equals(call.user());
        return isUndecided(lead.status()) || ours
                ? new Verdict.Write()
                : new Verdict.Leave("user " + lead.user() + " has set the lead to " + lead.status());
    }

    /** A lead that waits for its call-back has that call's disposition. */
    private boolean holds(Status wanted) {
        boolean waits = wanted.equals(Status.CALLBK) && lead.status().equals(Status.CBHOLD.code());
        return waits || lead.status().equals(wanted.code());
    }

    /** Clocks may differ a little: what the lead said when our call came belongs to our call, whatever the clock says. */
    boolean wasCalledAfter(LocalDateTime end) {
        String last = lead.column(Times.LAST_CALLED);
        return !last.equals(call.lastCalled())
                && Times.parse(last).filter(time -> time.isAfter(end)).isPresent();
    }
}
