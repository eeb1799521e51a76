package io.viciagents.dispatcher.ownership;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who should own what: evenly by number, and where nothing has to move, nothing moves. Every dispatcher reckons for itself
 * from what all announce; when their views differ, the votes decide. Pure functions.
 */
final class Spread {
    private Spread() {}

    /**
     * One that can take an Asterisk.
     *
     * @param dispatcher its incarnation
     * @param owns how many it owns
     * @param serves those of its configuration
     */
    record Candidate(String dispatcher, int owns, Set<String> serves) {}

    /**
     * In which order candidates should try to get each of the Asterisk servers that nobody owns. Those that come earlier in
     * the list are counted, so that a dead dispatcher's are spread over all the others. Whoever owned one last comes last:
     * it has given it away, or was silent.
     */
    static Map<String, List<String>> turns(
            List<String> free, Map<String, String> lastOwners, Collection<Candidate> candidates) {
        Map<String, Integer> loads = new HashMap<>();
        candidates.forEach(candidate -> loads.put(candidate.dispatcher(), candidate.owns()));
        Map<String, List<String>> turns = new HashMap<>();
        for (String asterisk : free) {
            String last = lastOwners.getOrDefault(asterisk, "");
            List<String> order = candidates.stream()
                    .filter(candidate -> candidate.serves().contains(asterisk))
                    .map(Candidate::dispatcher)
                    .sorted(Comparator.comparing((String one) -> one.equals(last))
                            .thenComparingInt(one -> loads.getOrDefault(one, 0))
                            .thenComparingInt(one -> draw(asterisk, one)))
                    .toList();
            order.stream().findFirst().ifPresent(first -> loads.merge(first, 1, Integer::sum));
            turns.put(asterisk, order);
        }
        return turns;
    }

    /** Among equals chance decides, the same for all who reckon. */
    private static int draw(String asterisk, String dispatcher) {
        return (asterisk + '/' + dispatcher).hashCode() * 0x9E3779B9;
    }

    /**
     * Which of its Asterisk servers a dispatcher should hand over: one, that with the fewest calls, when another that could
     * serve it has at least two less.
     *
     * @param calls of each Asterisk that it owns
     */
    static Optional<String> surplus(Map<String, Integer> calls, Collection<Candidate> others) {
        return calls.keySet().stream()
                .filter(asterisk -> others.stream()
                        .anyMatch(other -> other.serves().contains(asterisk) && other.owns() + 2 <= calls.size()))
                .min(Comparator.comparingInt((String asterisk) -> calls.getOrDefault(asterisk, 0))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
