package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.audio.SoundTrack;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who do not let the agent finish, by keys and by voice. */
@ExtendWith(SharedCentre.class)
@ParameterizedClass
@EnumSource
class InterruptionIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000;
    private static final Duration SILENT = Duration.ofMillis(400);
    private static final Duration SILENT_WITHIN = Duration.ofMillis(800);
    /** The disclosure takes some 5 s, the answer after it 3 s. */
    private static final Duration UNTIL_THE_ANSWER = Duration.ofMillis(6300);

    private static final String DISCLOSURE =
            "Green Street Practice, this is the automated assistant. The call is recorded.";

    private final AsteriskVersion version;
    private final Site site = Site.current();

    InterruptionIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void keysAloneBookAnAppointmentAndEachInterruptsAPrompt() {
        CallScript keys = CallScript.start();
        for (String key : List.of("1", "2", "1", "1")) {
            keys = keys.listenFor(Duration.ofMillis(700)).press(key);
        }
        try (PlacedCall call = site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION)) {
            call.reference();
            CallReport report = call.caller().play(keys);
            assertThat(report.end()).isEqualTo(End.HUNG_UP_BY_AGENT);
            assertThat(call.disposition()).isEqualTo("SALE");
            assertThat(call.recording().transcript())
                    .filteredOn(line -> line.contains("\"heard\":\"cut\""))
                    .as("prompts that were cut off: welcome, day, time, confirm")
                    .hasSize(4);
        }
    }

    @Test
    void aVoiceSilencesAnAnswerButNotTheDisclosureBeforeIt() {
        try (PlacedCall call =
                site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION).up()) {
            call.reference();
            SoundTrack heard = call.line().heard();
            Patience.until("the greeting", SOON, () -> heard.soundAfter(0).isPresent());
            long greeted = heard.soundAfter(0).orElseThrow();

            long spoke = speak(call, "cancel my appointment");
            assertThat(fallsSilentAfter(call, spoke)).as("over the disclosure").isFalse();

            long prompt = greeted + UNTIL_THE_ANSWER.toNanos();
            Patience.until("the prompt", SOON, () -> System.nanoTime() - prompt > 0);
            long interrupted = speak(call, "i would like to book an appointment");
            assertThat(fallsSilentAfter(call, interrupted))
                    .as("over the answer")
                    .isTrue();

            Patience.until("the answer", SOON, () -> heard.soundEndedNanos() - interrupted > 3 * SECOND);
            call.caller().telephone().hangUp();
            assertThat(call.recording().transcript())
                    .anyMatch(line -> line.contains(DISCLOSURE) && line.contains("\"whole\""))
                    .anyMatch(line -> line.contains("\"cut\""));
        }
    }

    /** Answers when the voice began. */
    private long speak(PlacedCall call, String text) {
        long now = System.nanoTime();
        call.line().say(site.voice().speak(text));
        Patience.until(
                "the caller's voice",
                SOON,
                () -> call.line().said().soundAfter(now).isPresent());
        return call.line().said().soundAfter(now).orElseThrow();
    }

    /** Whether the agent's sound ends soon after that moment, and stays away for longer than between words. */
    private static boolean fallsSilentAfter(PlacedCall call, long moment) {
        long limit = SILENT_WITHIN.plus(SILENT).toNanos();
        return Patience.isSoWithin(
                Duration.ofNanos(moment + limit - System.nanoTime()),
                () -> System.nanoTime() - call.line().heard().soundEndedNanos() > SILENT.toNanos());
    }
}
