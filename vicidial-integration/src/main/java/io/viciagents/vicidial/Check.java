package io.viciagents.vicidial;

import java.util.regex.Pattern;

/** Refuses a word that VICIdial would cut, strip or misread, with a sentence that says what was wanted. */
final class Check {
    private Check() {}

    static String matches(Pattern pattern, String wanted, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(wanted + " wanted, got '" + value + "'");
        }
        return value;
    }
}
