package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Future;
import io.viciagents.dispatcher.ari.Switchboard;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * When a channel was answered, by our clock. Asterisk is asked for its answer time (of the call's detail record, where these
 * are kept) and for its own time in one go, so that no two clocks are compared.
 */
record AnswerTime(Switchboard switchboard, InstantSource clock) {
    /** Seconds since the epoch, with fractions. */
    private static final String ANSWERED = "CDR(answer,u)";

    private static final String NOW = "STRFTIME(,,%s.%6q)";
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int NANOS = 9;

    /** Empty where Asterisk keeps no such records, or the channel is not answered yet. */
    Future<Optional<Instant>> of(String channel) {
        Future<Optional<String>> answered = switchboard.variable(channel, ANSWERED);
        Future<Optional<String>> now = switchboard.variable(channel, NOW);
        return Future.all(answered, now)
                .map(both -> since(answered.result(), now.result())
                        .map(ago -> clock.instant().minus(ago)))
                .otherwise(Optional.empty());
    }

    private static Optional<Duration> since(Optional<String> answered, Optional<String> now) {
        return answered.flatMap(AnswerTime::seconds)
                .filter(then -> then.signum() > 0)
                .flatMap(then -> now.flatMap(AnswerTime::seconds).map(time -> time.subtract(then)))
                .map(ago -> Duration.ofNanos(ago.movePointRight(NANOS).longValue()))
                .filter(ago -> !ago.isNegative() && ago.compareTo(LONGEST) < 0);
    }

    private static Optional<BigDecimal> seconds(String text) {
        return text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
