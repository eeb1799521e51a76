package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fifty callers within two seconds: each talks to an agent, and each is let go as it wished. */
@ExtendWith(SharedCentre.class)
@ParameterizedClass
@EnumSource
class FiftyCallsIT {
    private static final int CALLS = 50;
    private static final Duration BETWEEN = Duration.ofMillis(40);

    private final AsteriskVersion version;
    private final Site site = Site.current();

    FiftyCallsIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void fiftyCallersAtOnceAreAllServedByAgents() {
        List<String> ends =
                SharedCentre.together(IntStream.range(0, CALLS).boxed().toList(), number -> {
                    Patience.pass(BETWEEN.multipliedBy(number));
                    return servedAndLetGo();
                });
        assertThat(ends).hasSize(CALLS).containsOnly(End.HUNG_UP_BY_AGENT + " DNC");
    }

    private String servedAndLetGo() {
        try (PlacedCall call =
                site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION).up()) {
            call.reference();
            End end = call.caller()
                    .play(CallScript.start().listenFor(Duration.ofSeconds(3)).press("9"))
                    .end();
            return end + " " + call.disposition();
        }
    }
}
