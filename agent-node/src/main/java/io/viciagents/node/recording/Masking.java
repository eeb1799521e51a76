package io.viciagents.node.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides what looks like a card number, typed or spoken: 12 digits or more in a row, whatever stands between them. */
public final class Masking {
    /** Stands where it was. */
    static final String MASKED = "[masked]";

    private static final String SPOKEN = NumberRuns.SPOKEN;
    private static final Pattern CARD = Pattern.compile(
            "(?<![0-9])[0-9](?:[ .-]{0,2}[0-9]){11,}|\\b" + SPOKEN + "(?:[ ,-]+" + SPOKEN + "){11,}\\b",
            Pattern.CASE_INSENSITIVE);

    private Masking() {}

    /** The text with every such number hidden. */
    public static String mask(String text) {
        return CARD.matcher(text).replaceAll(Matcher.quoteReplacement(MASKED));
    }
}
