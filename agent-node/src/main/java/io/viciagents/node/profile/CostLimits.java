package io.viciagents.node.profile;

/**
 * What a profile's calls may cost, in the currency of the node's prices; infinite where nobody set a limit.
 *
 * @param aCall when a call has cost so much, it is brought to its end
 * @param aDay when the profile's calls at all nodes together have cost so much since midnight, no more are taken
 */
public record CostLimits(double aCall, double aDay) {
    /** Costs what it costs. */
    public static final CostLimits NONE = new CostLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
