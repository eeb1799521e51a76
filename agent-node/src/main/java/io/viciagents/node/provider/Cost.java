package io.viciagents.node.provider;

/**
 * An amount of money, in millionths of the unit in which the {@link Prices} are given.
 *
 * @param millionths never negative
 */
public record Cost(long millionths) {
    /** No money. */
    public static final Cost NOTHING = new Cost(0);

    /** An amount in whole units, rounded to the nearest millionth. */
    public static Cost of(double units) {
        return new Cost(Math.round(units * 1_000_000));
    }

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(millionths + other.millionths);
    }

    /** In whole units. */
    public double units() {
        return millionths / 1e6;
    }
}
