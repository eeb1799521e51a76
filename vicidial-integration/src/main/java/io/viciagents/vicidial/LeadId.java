package io.viciagents.vicidial;

/**
 * Which lead ({@code vicidial_list.lead_id}).
 *
 * @param number 1 to 9,999,999,999: what fits into the last ten digits of a call ID
 */
public record LeadId(long number) {
    private static final long LARGEST = 9_999_999_999L;

    /** Refuses what is no lead. */
    public LeadId {
        if (number < 1 || number > LARGEST) {
            throw new IllegalArgumentException("lead of 1 to " + LARGEST + " wanted, got " + number);
        }
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
