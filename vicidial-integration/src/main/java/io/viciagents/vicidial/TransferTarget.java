package io.viciagents.vicidial;

import java.util.regex.Pattern;

/**
 * What a call is transferred to: an extension of the dialer's, or a telephone number behind its dial prefix.
 *
 * @param extension of {@code *#0-9A-Za-z}: VICIdial strips everything else, a {@code +} too
 */
public record TransferTarget(String extension) {
    private static final Pattern SHAPE = Pattern.compile("[*#0-9A-Za-z]{1,40}");

    /** Refuses what VICIdial would strip. */
    public TransferTarget {
        Check.matches(SHAPE, "extension of 1 to 40 characters *#0-9A-Za-z (no +)", extension);
    }

    @Override
    public String toString() {
        return extension;
    }
}
