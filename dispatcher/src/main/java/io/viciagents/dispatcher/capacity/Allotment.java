package io.viciagents.dispatcher.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Shares slots out among those who claim some: first what each is guaranteed, then the rest, one by one to whoever has got
 * the fewest. When there is too little for the guarantees, each gets the same part of its own. A pure function; the order of
 * the claims does not matter.
 */
final class Allotment {
    private Allotment() {}

    /**
     * Who claims.
     *
     * @param name tells claims apart
     * @param guaranteed slots, if it has room for them
     * @param room the most it can use
     */
    record Claim(String name, int guaranteed, int room) {
        int due() {
            return Math.max(0, Math.min(guaranteed, room));
        }
    }

    /** Slots by name; never more than there are, and all of them while anybody has room. */
    static Map<String, Integer> of(int slots, List<Claim> claims) {
        Map<String, Integer> got = new TreeMap<>();
        claims.forEach(claim -> got.put(claim.name(), 0));
        int left = hand(
                slots,
                claims,
                got,
                claim -> got(got, claim) < claim.due(),
                Comparator.comparingDouble(claim -> (double) got(got, claim) / claim.due()));
        Map<String, Integer> guaranteed = Map.copyOf(got);
        hand(
                left,
                claims,
                got,
                claim -> got(got, claim) < claim.room(),
                Comparator.comparingInt(claim -> got(got, claim) - got(guaranteed, claim)));
        return got;
    }

    private static int hand(
            int slots,
            List<Claim> claims,
            Map<String, Integer> got,
            Predicate<Claim> wants,
            Comparator<Claim> neediestFirst) {
        for (int left = slots; left > 0; left--) {
            var next = claims.stream().filter(wants).min(neediestFirst.thenComparing(Claim::name));
            if (next.isEmpty()) {
                return left;
            }
            got.merge(next.get().name(), 1, Integer::sum);
        }
        return 0;
    }

    private static int got(Map<String, Integer> got, Claim claim) {
        return got.getOrDefault(claim.name(), 0);
    }
}
