package io.viciagents.systemtests.centre;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes VICIdial's names for calls, as VICIdial does: a letter, the time without its first digit, the lead's id. */
public final class CallIds {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMddHHmmss", Locale.ROOT);

    private CallIds() {}

    /**
     * A call ID, such as V1202038280000000518.
     *
     * @param kind V for a campaign's call, Y for an inbound one
     */
    public static String make(char kind, LocalDateTime at, long lead) {
        return "%c%s%010d".formatted(kind, TIME.format(at).substring(1), lead);
    }
}
