package io.viciagents.dispatcher.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How figures are shown to people; what is not known is an empty text.
 *
 * @param zone in which times are shown
 */
record Words(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    String time(Optional<Instant> instant) {
        return instant.map(at -> TIME.withZone(zone).format(at)).orElse("");
    }

    /** Such as 2:05. */
    String length(Optional<Duration> duration) {
        return duration.map(length -> String.format(Locale.ROOT, "%d:%02d", length.toMinutes(), length.toSecondsPart()))
                .orElse("");
    }

    String millis(Optional<Integer> millis) {
        return millis.map(figure -> figure + " ms").orElse("");
    }

    String money(Optional<BigDecimal> cost) {
        return cost.map(amount -> amount.setScale(4, RoundingMode.HALF_UP).toPlainString())
                .orElse("");
    }
}
