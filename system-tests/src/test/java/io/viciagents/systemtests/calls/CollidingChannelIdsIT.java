package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.sip.CallState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two Asterisk servers without {@code systemname}, as VICIdial wants them, name their channels by second and number: two
 * calls bear one id when both servers have made as many channels and are called within one second. Here both are asked
 * for channels of one id, for chance would have to be waited for.
 */
@ExtendWith(SharedCentre.class)
class CollidingChannelIdsIT {
    private final Site site = Site.current();

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void callsOfOneIdOnTwoServersAreTwoCalls() {
        String id = Instant.now().getEpochSecond() + ".4711";
        try (PlacedCall old = site.ring(AsteriskVersion.V16, id);
                PlacedCall recent = site.ring(AsteriskVersion.V22, id)) {
            assertThat(old.reference()).endsWith("/" + id);
            assertThat(recent.reference()).endsWith("/" + id);
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
}
