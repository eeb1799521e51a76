package io.viciagents.node.conversation;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.NextStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call has come to before its end: a sale stays a sale when the caller then hangs up. Never-call-again is sticky: no
 * later word, end or trouble changes it. Confined to the call's loop. Mutable: the disposition.
 */
final class SoFar {
    private static final String NEVER_AGAIN = "DNC";
    private static final String CALL_BACK = "CALLBK";

    private Optional<String> disposition = Optional.empty();

    void settle(String status) {
        if (!neverAgain()) {
            disposition = Optional.of(status);
        }
    }

    Optional<String> disposition() {
        return disposition;
    }

    private boolean neverAgain() {
        return disposition.filter(NEVER_AGAIN::equals).isPresent();
    }

    /** An end that the dialogue has chosen: it knew what it did. */
    CallOutcome chosen(CallOutcome outcome) {
        return neverAgain() ? with(NEVER_AGAIN, outcome) : outcome;
    }

    /** An end that came over the call; a human who takes it over says what it came to. */
    CallOutcome suffered(CallOutcome outcome) {
        return neverAgain() || outcome.next() instanceof NextStep.HangUp
                ? disposition.map(status -> with(status, outcome)).orElse(outcome)
                : outcome;
    }

    private static CallOutcome with(String status, CallOutcome outcome) {
        List<BookEntry> entries = new ArrayList<>(outcome.entries());
        if (!status.equals(CALL_BACK)) {
            entries.removeIf(BookEntry.Callback.class::isInstance);
        }
        // Asked for in the call already, but nobody minds writing it twice.
        if (status.equals(NEVER_AGAIN) && entries.stream().noneMatch(BookEntry.DoNotCall.class::isInstance)) {
            entries.add(new BookEntry.DoNotCall());
        }
        return new CallOutcome(status, outcome.next(), entries, outcome.summary());
    }
}
