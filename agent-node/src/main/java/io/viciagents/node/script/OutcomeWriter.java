package io.viciagents.node.script;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.profile.End;
import io.viciagents.node.profile.LeadTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes of an end in the profile the outcome that VICIdial gets. */
final class OutcomeWriter {
    /** Within anybody's call times, should a slot be empty after all. */
    private static final LocalTime SAFE_TIME = LocalTime.of(10, 0);

    private final Clock clock;

    OutcomeWriter(Clock clock) {
        this.clock = clock;
    }

    CallOutcome write(End end, Words spoken, Words written) {
        return new CallOutcome(
                end.disposition(),
                end.next(),
                end.entries().stream()
                        .map(entry -> entry(entry, spoken, written))
                        .toList(),
                spoken.fill(end.summary()));
    }

    private BookEntry entry(End.Entry entry, Words spoken, Words written) {
        return switch (entry) {
            case End.Entry.CallAgain(int daysAhead, String at, String comments) ->
                new BookEntry.Callback(
                        today(spoken).plusDays(daysAhead).atTime(time(written.raw(at))), spoken.fill(comments));
            case End.Entry.NeverAgain() -> new BookEntry.DoNotCall();
            case End.Entry.LeadFields(Map<String, String> fields) -> {
                Map<String, String> filled = new LinkedHashMap<>();
                fields.forEach((name, text) -> filled.put(name, written.fill(text)));
                yield new BookEntry.LeadFields(filled);
            }
        };
    }

    private LocalDate today(Words lead) {
        return LeadTime.now(lead.field(LeadTime.OFFSET_FIELD), clock).toLocalDate();
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException expected) {
            return SAFE_TIME;
        }
    }
}
