package io.viciagents.vicidial.api;

import io.viciagents.vicidial.Comments;
import io.viciagents.vicidial.LeadId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * A customer as {@code lead_all_info} tells it.
 *
 * @param columns of {@code vicidial_list}, by name
 */
public record Lead(Map<String, String> columns) {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

    /** Refuses a lead without an id. */
    public Lead {
        columns = Map.copyOf(columns);
        if (!columns.getOrDefault("lead_id", "").matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException("lead with a lead_id wanted, got columns " + columns.keySet());
        }
    }

    /** Which lead. */
    public LeadId id() {
        return new LeadId(Long.parseLong(column("lead_id")));
    }

    /** As VICIdial has it: a site may have statuses that we would not send. */
    public String status() {
        return column("status");
    }

    /** Who had the lead last. */
    public String user() {
        return column("user");
    }

    /** Digits, without the phone code. */
    public String phone() {
        return column("phone_number");
    }

    /** What humans have noted. */
    public Comments comments() {
        return new Comments(column("comments"));
    }

    /** The lead's offset from Greenwich today, summer time included; empty when VICIdial's is unreadable. */
    public Optional<ZoneOffset> offset() {
        try {
            return Optional.of(ZoneOffset.ofTotalSeconds(
                    new BigDecimal(column("gmt_offset_now")).multiply(SECONDS).intValue()));
        } catch (NumberFormatException | DateTimeException ignored) {
            return Optional.empty();
        }
    }

    /** Any column by VICIdial's name; empty text where there is none. */
    public String column(String name) {
        return columns.getOrDefault(name, "");
    }

    /** Without the customer's data, so that no log shows it. */
    @Override
    public String toString() {
        return "Lead[" + column("lead_id") + "]";
    }
}
