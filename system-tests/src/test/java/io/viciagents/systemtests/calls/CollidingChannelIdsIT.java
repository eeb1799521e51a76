package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.audio.Tone;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.RtpLine;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two Asterisk servers without {@code systemname}, as VICIdial wants them, give their channels the same ids. */
class CollidingChannelIdsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration TONE = Duration.ofMillis(600);
    private static final int MOST_INTO_THE_SECOND = 50_000_000;

    @Test
    void callsOnChannelsOfTheSameIdAreNotMixedUp() {
        try (Site site = Site.start(1, 4)) {
            // Both Asterisk servers are new, so the first channel of each is that second's number 0.
            Patience.until(
                    "a second to begin",
                    SOON,
                    () -> LocalTime.now(ZoneOffset.UTC).get(ChronoField.NANO_OF_SECOND) < MOST_INTO_THE_SECOND);
            try (PlacedCall booking = site.dial(AsteriskVersion.V16, AsteriskOptions.APPOINTMENT_EXTENSION);
                    PlacedCall optingOut = site.dial(AsteriskVersion.V22, AsteriskOptions.APPOINTMENT_EXTENSION)) {
                assertThat(channel(booking)).isEqualTo(channel(optingOut));
                List<CallReport> reports = SharedCentre.together(
                        List.of(
                                new Caller(booking, 700, List.of("1", "2", "1", "1")),
                                new Caller(optingOut, 1300, List.of("9"))),
                        Caller::play);
                assertThat(reports).extracting(CallReport::end).containsOnly(End.HUNG_UP_BY_AGENT);
                assertThat(booking.disposition()).isEqualTo("SALE");
                assertThat(optingOut.disposition()).isEqualTo("DNC");
                assertThat(tonesIn(booking)).containsExactly(700);
                assertThat(tonesIn(optingOut)).containsExactly(1300);
            }
            site.awaitNothingLeft();
        }
    }

    private static String channel(PlacedCall call) {
        return call.reference().substring(call.reference().indexOf('/') + 1);
    }

    private static List<Integer> tonesIn(PlacedCall call) {
        short[] caller = call.recording().caller();
        return List.of(700, 1300).stream()
                .filter(hertz -> Signal.beginOfTone(caller, hertz) >= 0)
                .toList();
    }

    /** Sounds a tone over the disclosure, then presses keys. */
    private record Caller(PlacedCall call, int hertz, List<String> keys) {
        CallReport play() {
            RtpLine line = call.up().line();
            Patience.until("the agent", SOON, () -> line.heard().soundAfter(0).isPresent());
            line.say(Tone.of(hertz, TONE));
            Patience.until("the tone", SOON, line::hasSpoken);
            CallScript script = CallScript.start();
            for (String key : keys) {
                script = script.listenFor(Duration.ofMillis(300)).press(key);
            }
            return call.caller().play(script);
        }
    }
}
