package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** More callers than agents. */
@ExtendWith(ScarceCentre.class)
@ParameterizedClass
@EnumSource
class NoAgentFreeIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration NODES_TELL_WITHIN = Duration.ofMillis(600);
    private static final CallScript LISTENS = CallScript.start().listenFor(Duration.ofMillis(300));
    /** Less than one more question to an agent node that is full would take, and the tone's 400 ms. */
    private static final Duration AT_ONCE = Duration.ofMillis(1500);

    private final AsteriskVersion version;
    private final Site site = ScarceCentre.site();

    NoAgentFreeIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void whenNoAgentIsFreeTheCallerIsWithHumansAtOnceAndTheNextHasAnAgentAgain() {
        try (PlacedCall _ = dial().hearsAgent()) {
            try (PlacedCall _ = dial().hearsAgent();
                    PlacedCall tooMany = dial().up()) {
                tooMany.reference();
                long up = System.nanoTime();
                assertThat(tooMany.caller().play(LISTENS).end()).isEqualTo(End.WITH_HUMANS);
                assertThat(Duration.ofNanos(System.nanoTime() - up)).isLessThan(AT_ONCE);
                assertThat(tooMany.disposition()).isEqualTo("XFER");
            }
            Patience.until("a free slot", SOON, () -> site.usedSlots() == 1);
            Patience.pass(NODES_TELL_WITHIN);
            try (PlacedCall _ = dial().hearsAgent()) {
                assertThat(site.usedSlots()).isEqualTo(ScarceCentre.SLOTS);
            }
        }
    }

    private PlacedCall dial() {
        return site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION);
    }
}
