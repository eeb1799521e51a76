package io.viciagents.node.profile;

import io.viciagents.cluster.NextStep;
import java.util.List;
import java.util.Map;

/**
 * A way in which a conversation ends.
 *
 * @param name as the profile calls it
 * @param say the last words
 * @param disposition VICIdial's status
 * @param next where the caller goes
 * @param entries what else goes into the books
 * @param summary a sentence for a human, with {@code {fields}}, or empty
 */
public record End(
        String name, List<Prompt> say, String disposition, NextStep next, List<Entry> entries, String summary) {
    /** Keeps what was given. */
    public End {
        say = List.copyOf(say);
        entries = List.copyOf(entries);
    }

    /** Whether it is right only when a callback was arranged in the call. */
    public boolean wantsCallback() {
        return disposition.equals("CALLBK") && entries.stream().noneMatch(Entry.CallAgain.class::isInstance);
    }

    /** Whether the caller is promised somebody: before that it is asked whether anybody is there. */
    public boolean leadsToAHuman() {
        return !(next instanceof NextStep.HangUp);
    }

    /** Something for VICIdial's books, before the conversation has filled in its fields. */
    public sealed interface Entry {
        /**
         * Call again.
         *
         * @param daysAhead how many days from today, in the lead's time zone
         * @param at the time of day such as 10:00, or the {@code {slot}} that holds it
         * @param comments for whoever calls
         */
        record CallAgain(int daysAhead, String at, String comments) implements Entry {}

        /** Never call again. */
        record NeverAgain() implements Entry {}

        /**
         * Fields of the lead.
         *
         * @param fields VICIdial's name of the field to its new text, with {@code {fields}}
         */
        record LeadFields(Map<String, String> fields) implements Entry {
            /** Keeps the fields as they were given. */
            public LeadFields {
                fields = Map.copyOf(fields);
            }
        }
    }
}
