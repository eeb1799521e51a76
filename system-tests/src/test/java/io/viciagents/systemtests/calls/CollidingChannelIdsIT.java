package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.Telephone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two Asterisk servers without {@code systemname}, as VICIdial wants them, name their channels by second and number: two
 * calls bear one id when both servers have made as many channels and are called within one second.
 */
@ExtendWith(SharedCentre.class)
class CollidingChannelIdsIT {
    private static final int ATTEMPTS = 20;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long SECOND_MILLIS = 1000;
    /** Late in a second, two calls cross into the next. */
    private static final long EARLY_MILLIS = 300;

    private final Site site = Site.current();

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void callsOfOneIdOnTwoServersAreTwoCalls() {
        List<PlacedCall> calls = callsOfOneId();
        try (PlacedCall old = calls.getFirst();
                PlacedCall recent = calls.getLast()) {
            End first = old.caller()
                    .play(CallScript.start().listenFor(Duration.ofSeconds(1)).press("9"))
                    .end();
            assertThat(first).isEqualTo(End.HUNG_UP_BY_AGENT);
            assertThat(old.disposition()).isEqualTo("DNC");
            assertThat(recent.caller().telephone().state()).isInstanceOf(CallState.Up.class);
            assertThat(recent.caller()
                            .play(CallScript.start()
                                    .listen()
                                    .press("3")
                                    .listen()
                                    .press("1"))
                            .end())
                    .isEqualTo(End.HUNG_UP_BY_AGENT);
            assertThat(recent.disposition()).isEqualTo("DEC");
        }
    }

    private List<PlacedCall> callsOfOneId() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            awaitEarlyInASecond();
            PlacedCall old = site.dial(AsteriskVersion.V16, AsteriskOptions.APPOINTMENT_EXTENSION);
            PlacedCall recent = site.dial(AsteriskVersion.V22, AsteriskOptions.APPOINTMENT_EXTENSION);
            String oldId = channel(old);
            String recentId = channel(recent);
            if (oldId.equals(recentId)) {
                return List.of(old, recent);
            }
            old.close();
            recent.close();
            site.awaitNothingLeft();
            catchUp(number(oldId), number(recentId));
        }
        throw new IllegalStateException("no two calls got one channel id in " + ATTEMPTS + " attempts");
    }

    /** The server that has made fewer channels makes some that lead nowhere. */
    private void catchUp(int oldNumber, int recentNumber) {
        AsteriskVersion behind = oldNumber < recentNumber ? AsteriskVersion.V16 : AsteriskVersion.V22;
        List<Telephone> nowhere = new ArrayList<>();
        for (int i = 0; i < Math.abs(oldNumber - recentNumber); i++) {
            Telephone telephone = new Telephone();
            telephone.dial(site.asterisk(behind).sip(), "nobody", "Test", "2125550101");
            nowhere.add(telephone);
        }
        for (Telephone telephone : nowhere) {
            telephone.awaitEnd(SOON);
            telephone.close();
        }
    }

    private static void awaitEarlyInASecond() {
        Patience.until("the next second", SOON, () -> System.currentTimeMillis() % SECOND_MILLIS < EARLY_MILLIS);
    }

    private static String channel(PlacedCall call) {
        String reference = call.reference();
        return reference.substring(reference.indexOf('/') + 1);
    }

    private static int number(String channel) {
        return Integer.parseInt(channel.substring(channel.indexOf('.') + 1));
    }
}
