package io.viciagents.systemtests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.caller.CallerVoice;
import io.viciagents.systemtests.caller.VoiceCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceCallerOnAsteriskIT {
    private static final CallerVoice VOICE = new CallerVoice(CallerVoice.CALLER);
    private static LocalAsterisk asterisk;
    private final VoiceCaller caller = new VoiceCaller(VOICE);

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        asterisk = LocalAsterisk.start(AsteriskVersion.V22, AsteriskOptions.likeVicidial());
    }

    @AfterAll
    static void stop() {
        asterisk.close();
        VOICE.close();
    }

    @AfterEach
    void hangUp() {
        caller.close();
    }

    @Test
    void itKnowsThatItHungUp() {
        CallReport report = dial("echo")
                .play(CallScript.start().say("hello is anybody there").hangUp());
        assertThat(report.end()).isEqualTo(CallReport.End.HUNG_UP_BY_CALLER);
    }

    @Test
    void itKnowsThatItIsWithHumans() {
        CallReport report =
                dial("90009*HUMANS**1**2**3**").play(CallScript.start().listen());
        assertThat(report.end()).isEqualTo(CallReport.End.WITH_HUMANS);
        assertThat(report.untilGreeted()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void itKnowsThatTheOtherSideHungUp() {
        CallReport report = dial("brief").play(CallScript.start().staySilent(Duration.ofMillis(1)));
        assertThat(report.end()).isIn(CallReport.End.HUNG_UP_BY_AGENT, CallReport.End.ELSEWHERE);
        assertThat(caller.telephone().awaitEnd(Duration.ofSeconds(3))).isTrue();
    }

    @Test
    void itRecordsBothSides() throws Exception {
        dial("echo").play(CallScript.start().say("one two three").hangUp());
        Path file = folder.resolve("call.wav");
        caller.record(file);
        assertThat(Files.size(file)).isGreaterThan(44 + 8000 * 4 / 2);
    }

    private VoiceCaller dial(String extension) {
        return caller.dial(asterisk.sip(), extension, "Test", "2125550101");
    }
}
