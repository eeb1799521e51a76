package io.viciagents.dispatcher.doctor;

import io.viciagents.vicidial.api.Api;
import io.viciagents.vicidial.api.DialerClient;
import io.viciagents.vicidial.api.DialerException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The clocks of dialer, Asterisk servers and this machine agree. */
final class ClockDifference implements Check {
    /** Both tell whole seconds, and an answer takes some time. */
    private static final Duration MOST = Duration.ofSeconds(3);

    private final DialerClient dialer;
    private final List<Ari> servers;
    private final InstantSource clock;

    ClockDifference(DialerClient dialer, List<Ari> servers, InstantSource clock) {
        this.dialer = dialer;
        this.servers = List.copyOf(servers);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clock difference";
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        try {
            found.add(compare(
                    "dialer",
                    Instant.ofEpochSecond(dialer.version(Api.NON_AGENT).await().epochSeconds())));
        } catch (DialerException failed) {
            found.add(Finding.notChecked("dialer", failed.getMessage() + "", "mend the way to VICIdial first"));
        }
        for (Ari ari : servers) {
            found.add(asterisk(ari));
        }
        return found;
    }

    private Finding asterisk(Ari ari) {
        String name = ari.server().name();
        try {
            return ari.get("/asterisk/info?only=status")
                    .time()
                    .map(time -> compare(name, time))
                    .orElseGet(() -> Finding.notChecked(name, "Asterisk does not tell its time", "look by hand: date"));
        } catch (IOException unreachable) {
            return Finding.notChecked(name, "ARI does not answer", "mend ARI first");
        }
    }

    private Finding compare(String name, Instant theirs) {
        Duration difference = Duration.between(clock.instant(), theirs).abs();
        return difference.compareTo(MOST) <= 0
                ? Finding.ok(name, "its clock agrees with this machine's")
                : Finding.wrong(
                        name,
                        "its clock differs from this machine's by " + difference.toSeconds()
                                + " s: call-backs would be early or late, and call IDs taken for forged",
                        "let chrony or ntpd keep the time on both");
    }
}
