package io.viciagents.dispatcher.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call in the history. Texts are empty where nothing is known.
 *
 * @param call its name: {@code asterisk/channel}
 * @param direction INBOUND or OUTBOUND
 * @param profile that served it
 * @param profileVersion which content of it
 * @param dialer whose call it was
 * @param callId VICIdial's
 * @param campaign or in-group
 * @param lead its number
 * @param phone of the other party
 * @param moments when what happened
 * @param gapMillis for each answered turn, from the end of the caller's speech to the agent's first sound
 * @param cost of the providers, where it was counted
 * @param result how it ended
 * @param kept where its files are
 */
public record CallEntry(
        String call,
        String direction,
        String profile,
        String profileVersion,
        String dialer,
        String callId,
        String campaign,
        Optional<Long> lead,
        String phone,
        Moments moments,
        List<Integer> gapMillis,
        Optional<BigDecimal> cost,
        Result result,
        Kept kept) {
    /** Keeps what was given. */
    public CallEntry {
        gapMillis = List.copyOf(gapMillis);
    }

    /** How long it lasted, if it is over. */
    public Optional<Duration> lasted() {
        return moments.arrived().flatMap(from -> moments.ended().map(to -> Duration.between(from, to)));
    }

    /**
     * A gap that so many of a hundred turns did not exceed, in milliseconds (nearest rank); empty without turns.
     *
     * @param percent 1 to 100
     */
    public Optional<Integer> gapPercentile(int percent) {
        if (gapMillis.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> sorted = gapMillis.stream().sorted().toList();
        return Optional.of(sorted.get((sorted.size() * percent + 99) / 100 - 1));
    }

    /** When what happened. */
    public record Moments(
            Optional<Instant> arrived,
            Optional<Instant> answered,
            Optional<Instant> connected,
            Optional<Instant> firstAudio,
            Optional<Instant> ended) {}

    /**
     * How it ended.
     *
     * @param disposition the status
     * @param next where the caller went
     * @param leaving who ended it
     * @param summary of the conversation
     */
    public record Result(String disposition, String next, String leaving, String summary) {}

    /**
     * Where its files are.
     *
     * @param node that has them
     * @param recording path of the sound there
     * @param transcript path of the transcript there
     */
    public record Kept(String node, String recording, String transcript) {}
}
