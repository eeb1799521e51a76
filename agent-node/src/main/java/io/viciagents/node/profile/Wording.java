package io.viciagents.node.profile;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {fields}} into a prompt, safely.
 *
 * <p>A lead's text comes from strangers' lists: it is cut to forty characters of letters, digits and plain punctuation,
 * and what it holds is never read as a field again. It is spoken, so nothing in it can become a command or markup.
 */
public final class Wording {
    private static final Pattern FIELD = Pattern.compile("\\{([a-z_0-9]+)}");
    private static final Pattern UNSPEAKABLE = Pattern.compile("[^\\p{L}\\p{M}\\p{N} '.,-]+");
    private static final int LONGEST = 40;

    private Wording() {}

    /** The text with every field filled in that {@code values} or {@code defaults} knows; others become nothing. */
    public static String fill(String text, Map<String, String> values, Map<String, String> defaults) {
        Matcher fields = FIELD.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (fields.find()) {
            String value = speakable(values.getOrDefault(fields.group(1), ""));
            String spoken = value.isEmpty() ? defaults.getOrDefault(fields.group(1), "") : value;
            fields.appendReplacement(filled, Matcher.quoteReplacement(spoken));
        }
        fields.appendTail(filled);
        return filled.toString();
    }

    /** The text with the fields of {@link Identity} filled in, the number digit by digit; others stay. */
    public static String identify(String text, Identity identity) {
        return text.replace("{caller_name}", identity.callerName())
                .replace(
                        "{callback_number}",
                        String.join(" ", identity.callbackNumber().split("")));
    }

    /** The text with each field named in place of its value: for instructions, which hold no stranger's text. */
    public static String fieldsByName(String text) {
        return FIELD.matcher(text).replaceAll("[the caller's $1 from the lead data]");
    }

    /** The names of the fields in a text. */
    static Iterable<String> fields(String text) {
        return FIELD.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String speakable(String value) {
        String plain = UNSPEAKABLE.matcher(value).replaceAll(" ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST).strip();
    }
}
