package io.viciagents.node.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;

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

    /** As it is told to others. */
    public static Cost of(BigDecimal units) {
        return new Cost(
                units.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** As others are told it. */
    public BigDecimal told() {
        return BigDecimal.valueOf(millionths, 6);
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
