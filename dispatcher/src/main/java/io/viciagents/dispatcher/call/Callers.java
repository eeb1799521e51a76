package io.viciagents.dispatcher.call;

import io.viciagents.cluster.CallRecord.Caller;
import io.viciagents.cluster.Direction;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.vicidial.CallId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what the dialplan gave to Stasis: direction, extension, caller's name, caller's number. Where the name is a call ID of
 * VICIdial's, its letter says the direction, whatever the context was.
 */
final class Callers {
    private Callers() {}

    /** Empty when the dialplan is not ours. */
    static Optional<Caller> read(CallerEntered entered, Instant now) {
        if (entered.arguments().size() < 2) {
            return Optional.empty();
        }
        String name = argument(entered, 2).orElse(entered.callerName());
        return direction(entered.arguments().getFirst())
                .map(direction -> new Caller(
                        CallId.parse(name).map(Callers::direction).orElse(direction),
                        entered.arguments().get(1),
                        name,
                        argument(entered, 3).orElse(entered.callerNumber()),
                        now));
    }

    private static Optional<String> argument(CallerEntered entered, int index) {
        return entered.arguments().stream().skip(index).findFirst().filter(given -> !given.isBlank());
    }

    private static Direction direction(CallId id) {
        return id.kind().isInbound() ? Direction.INBOUND : Direction.OUTBOUND;
    }

    private static Optional<Direction> direction(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "inbound" -> Optional.of(Direction.INBOUND);
            case "outbound" -> Optional.of(Direction.OUTBOUND);
            default -> Optional.empty();
        };
    }
}
