package io.viciagents.node.conversation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one turn of the caller's took, all counted from the last voiced sample.
 *
 * @param number of the turn in the call, from 1
 * @param endConfirmed when our endpointing was sure that the turn was over
 * @param recognised when its words were known
 * @param firstText when the first text of the answer was there
 * @param firstAudio when the first sound of the answer was sent
 * @param bargeInStop how long after the caller's first sound the agent fell silent, if it was speaking
 * @param overhead what of it was our own work: from the end confirmed and the words known to the answer asked for, and from
 *     the answer's first sound told by the synthesiser to its place in the playout; waiting for anybody is no work
 * @param understood whether an answer was found in the words
 */
public record TurnReport(
        int number,
        Duration endConfirmed,
        Duration recognised,
        Duration firstText,
        Duration firstAudio,
        Optional<Duration> bargeInStop,
        Duration overhead,
        Understood understood) {
    /** The parts by their names, in milliseconds; our own, which are less than one, rounded up. */
    public Map<String, Long> millis() {
        Map<String, Long> millis = new LinkedHashMap<>();
        millis.put("endConfirmed", endConfirmed.toMillis());
        millis.put("recognised", recognised.toMillis());
        millis.put("firstText", firstText.toMillis());
        millis.put("firstAudio", firstAudio.toMillis());
        millis.put("overhead", (overhead.toNanos() + 999_999) / 1_000_000);
        bargeInStop.ifPresent(stop -> millis.put("bargeInStop", stop.toMillis()));
        return millis;
    }

    /** Whether an answer was found. */
    public enum Understood {
        /** It was. */
        MATCH,
        /** What was said was none of what was expected. */
        NO_MATCH
    }
}
