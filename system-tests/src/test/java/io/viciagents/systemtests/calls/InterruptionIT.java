package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.audio.NodeRecording;
import io.viciagents.systemtests.audio.SoundTrack;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who cut in on the agent, by voice and by key: it falls silent, and has understood. */
@ExtendWith(SharedCentre.class)
@ParameterizedClass
@EnumSource
class InterruptionIT {
    /** The disclosure is over, the question is not. */
    private static final Duration INTO_THE_QUESTION = Duration.ofMillis(5500);

    private static final Duration INTO_THE_DISCLOSURE = Duration.ofMillis(500);
    private static final String DISCLOSURE = "This call is recorded";
    private static final String QUESTION = "Would you like";
    /** The goal is 300 ms; a busy machine is given more. The rest of the question takes longer. */
    private static final double SILENT_WITHIN_MILLISECONDS = 1000;

    private final AsteriskVersion version;
    private final Site site = Site.current();

    InterruptionIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    /** What was heard of a call by its caller and kept of it by the agent node. */
    private record Heard(short[] said, short[] heard, NodeRecording kept, String disposition) {}

    @Test
    void theAgentFallsSilentForAVoiceOrAKeyButNotInItsDisclosure() {
        CallScript question = CallScript.start().listenFor(INTO_THE_QUESTION);
        List<Heard> calls = SharedCentre.together(
                List.of(
                        question.say("cancel my appointment").answer("yes"),
                        question.press("3").answer("yes"),
                        CallScript.start()
                                .listenFor(INTO_THE_DISCLOSURE)
                                .say("hello")
                                .listen()
                                .press("3")
                                .answer("yes")),
                this::played);

        assertThat(calls).extracting(Heard::disposition).containsExactly("DEC", "DEC", "DEC");
        Heard byVoice = calls.getFirst();
        int spoke = Signal.soundBegins(byVoice.said(), 0);
        assertThat((Signal.silenceBegins(byVoice.heard(), spoke) - spoke) / 8.0)
                .as("from the caller's first sound to the agent's silence, ms")
                .isLessThan(SILENT_WITHIN_MILLISECONDS);
        assertThat(byVoice.kept().heard(QUESTION)).hasValue("cut");
        assertThat(calls.get(1).kept().heard(QUESTION)).hasValue("cut");
        assertThat(calls.getLast().kept().heard(DISCLOSURE)).hasValue("whole");
    }

    private Heard played(CallScript script) {
        try (PlacedCall call = site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION)) {
            call.reference();
            call.caller().play(script);
            String disposition = call.disposition();
            return new Heard(all(call.line().said()), all(call.line().heard()), call.recording(), disposition);
        }
    }

    private static short[] all(SoundTrack track) {
        return track.between(0, Long.MAX_VALUE);
    }
}
