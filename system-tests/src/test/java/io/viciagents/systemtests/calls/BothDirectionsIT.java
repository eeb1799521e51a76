package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.audio.NodeRecording;
import io.viciagents.systemtests.audio.Tone;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sound, measured: what a caller sends arrives in the agent node in its time, and what the agent says in the caller's ear. */
@ExtendWith(SharedCentre.class)
@ParameterizedClass
@EnumSource
class BothDirectionsIT {
    private static final int FIRST_HERTZ = 700;
    private static final int SECOND_HERTZ = 1300;
    private static final Duration TONE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final double TONE_TO_TONE_MILLISECONDS = 1500;
    private static final double MOST_OFF_MILLISECONDS = 40;

    private final AsteriskVersion version;
    private final Site site = Site.current();

    BothDirectionsIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void callerAndAgentHearEachOtherUnbrokenAndInTime() {
        try (PlacedCall call =
                site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION).up()) {
            call.reference();
            Patience.until(
                    "the agent's first sound",
                    SOON,
                    () -> call.line().heard().soundAfter(0).isPresent());
            // Nobody minds tones over the disclosure, which no voice interrupts.
            call.line().say(Tone.of(FIRST_HERTZ, TONE));
            call.line().say(Tone.of(0, PAUSE));
            call.line().say(Tone.of(SECOND_HERTZ, TONE));
            call.line().say(Tone.of(0, PAUSE));
            Patience.until("the caller's last tone", SOON, call.line()::hasSpoken);
            call.caller().telephone().hangUp();
            NodeRecording kept = call.recording();
            assertThat(kept.sampleRate()).isEqualTo(8000);

            int first = Signal.beginOfTone(kept.caller(), FIRST_HERTZ);
            int second = Signal.beginOfTone(kept.caller(), SECOND_HERTZ);
            assertThat(first).isPositive();
            assertThat((second - first) / 8.0)
                    .as("from the one tone to the other, ms")
                    .isCloseTo(TONE_TO_TONE_MILLISECONDS, Offset.offset(MOST_OFF_MILLISECONDS));

            short[] heard = call.line().heard().between(0, Long.MAX_VALUE);
            assertThat(Signal.shareFoundIn(kept.agent(), heard))
                    .as("share of the agent's sound that the caller heard")
                    .isGreaterThan(0.95);
        }
    }
}
