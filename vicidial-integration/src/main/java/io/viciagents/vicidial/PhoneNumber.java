package io.viciagents.vicidial;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as VICIdial keeps it: digits only, without {@code +} and without the phone code.
 *
 * @param digits 6 to 16 digits
 */
public record PhoneNumber(String digits) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{6,16}");

    /** Refuses what {@code add_lead} would. */
    public PhoneNumber {
        Check.matches(SHAPE, "telephone number of 6 to 16 digits", digits);
    }

    /** Reads a caller's number; empty when it was withheld or is no telephone number. */
    public static Optional<PhoneNumber> parse(String callerNumber) {
        String digits = callerNumber.replaceAll("[-+ ().]", "");
        return SHAPE.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }

    @Override
    public String toString() {
        return digits;
    }
}
