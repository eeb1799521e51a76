package io.viciagents.vicidial.api;

import io.viciagents.vicidial.Comments;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is to be written into a lead. Texts are stripped of {@code ; # " |} and control characters, and cut to what the
 * column holds, as VICIdial would; an empty text empties the column. Letters outside Latin-1 survive in comments only,
 * unless the dialer allows them ({@code use_non_latin}).
 */
public final class LeadFields {
    private static final String EMPTY = "--BLANK--";

    private final Map<LeadField, String> values;

    private LeadFields(Map<LeadField, String> values) {
        this.values = values;
    }

    /** Nothing to be written. */
    public static LeadFields none() {
        return new LeadFields(Map.of());
    }

    /** By VICIdial's names; refuses a name that it does not have. */
    public static LeadFields of(Map<String, String> byColumn) {
        Map<LeadField, String> values = new EnumMap<>(LeadField.class);
        byColumn.forEach((column, value) -> values.put(
                LeadField.of(column)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "lead field that may be written (such as first_name, email, comments) wanted, got '"
                                        + column + "'")),
                value));
        return new LeadFields(values);
    }

    /** These and one more. */
    public LeadFields with(LeadField field, String value) {
        Map<LeadField, String> more = new EnumMap<>(LeadField.class);
        more.putAll(values);
        more.put(field, value);
        return new LeadFields(more);
    }

    /** Whether a lead says all of this already, as VICIdial keeps it. */
    public boolean stand(Lead lead) {
        return parameters().entrySet().stream()
                .allMatch(field ->
                        lead.column(field.getKey()).equals(field.getValue().equals(EMPTY) ? "" : field.getValue()));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            String kept = new Comments(value).text();
            int longest = Math.min(field.longest(), kept.length());
            parameters.put(field.column(), kept.isEmpty() ? EMPTY : kept.substring(0, longest));
        });
        return parameters;
    }
}
