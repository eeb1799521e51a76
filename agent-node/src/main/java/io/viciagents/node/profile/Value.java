package io.viciagents.node.profile;

/**
 * What a slot holds.
 *
 * @param spoken as the agent says it
 * @param written as the books have it
 */
public record Value(String spoken, String written) {
    /** A number, spoken digit by digit. */
    public static Value ofDigits(String digits) {
        return new Value(String.join(" ", digits.split("")), digits);
    }
}
