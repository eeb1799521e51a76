package io.viciagents.systemtests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.audio.Tone;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.Telephone;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelephoneOnAsteriskIT {
    private static final Duration SOON = Duration.ofSeconds(5);
    private final Telephone telephone = new Telephone();

    @AfterEach
    void hangUp() {
        telephone.close();
    }

    @ParameterizedTest
    @EnumSource
    void aToneComesBackFromTheEcho(AsteriskVersion version) {
        try (LocalAsterisk asterisk = LocalAsterisk.start(version, AsteriskOptions.likeVicidial())) {
            telephone.dial(asterisk.sip(), "echo", "Test", "2125550101");
            assertThat(telephone.awaitUp(SOON)).as("%s", telephone.state()).isTrue();
            telephone.line().say(Tone.of(800, Duration.ofSeconds(1)));
            assertThat(Patience.isSoWithin(SOON, () -> hears(800))).isTrue();
            assertThat(hears(1200)).isFalse();
            telephone.hangUp();
            Patience.until(
                    "all channels to be gone",
                    SOON,
                    () -> asterisk.ari().get("/channels").isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallHandedOverHearsTheHumansTone(AsteriskVersion version) {
        try (LocalAsterisk asterisk = LocalAsterisk.start(version, AsteriskOptions.likeVicidial())) {
            telephone.dial(asterisk.sip(), AsteriskOptions.APPOINTMENT_EXTENSION, "Y1202200316000000123", "2125550101");
            assertThat(telephone.awaitUp(SOON)).as("%s", telephone.state()).isTrue();
            assertThat(Patience.isSoWithin(SOON, () -> hears(AsteriskOptions.HUMANS_HERTZ)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysArriveAndTheOtherSideHangsUp(AsteriskVersion version) {
        try (LocalAsterisk asterisk = LocalAsterisk.start(version, AsteriskOptions.likeVicidial())) {
            telephone.dial(asterisk.sip(), "digits", "Test", "2125550101");
            assertThat(telephone.awaitUp(SOON)).as("%s", telephone.state()).isTrue();
            telephone.line().press("19#");
            assertThat(telephone.awaitEnd(SOON)).isTrue();
            assertThat(telephone.state()).isEqualTo(new CallState.Ended(CallState.Ending.THEM, "they hung up"));
            assertThat(asterisk.cli("dialplan show globals")).contains("PRESSED=19");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOriginatedCallRingsIsAnsweredAndHears(AsteriskVersion version) {
        try (LocalAsterisk asterisk = LocalAsterisk.start(version, AsteriskOptions.likeVicidial())) {
            String uri = "sip:callee@127.0.0.1:" + telephone.address().getPort();
            asterisk.ari()
                    .post(
                            "/channels",
                            Map.of("endpoint", "PJSIP/trunk/" + uri, "extension", "brief", "context", "default"));
            assertThat(telephone.awaitRinging(SOON)).isTrue();
            telephone.answer();
            assertThat(Patience.isSoWithin(SOON, () -> hears(AsteriskOptions.ELSEWHERE_HERTZ)))
                    .isTrue();
            assertThat(telephone.awaitEnd(SOON)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownExtensionIsRefused(AsteriskVersion version) {
        try (LocalAsterisk asterisk = LocalAsterisk.start(version, AsteriskOptions.likeVicidial())) {
            telephone.dial(asterisk.sip(), "nobody", "Test", "2125550101");
            assertThat(telephone.awaitUp(SOON)).isFalse();
            assertThat(telephone.state()).isInstanceOf(CallState.Ended.class);
        }
    }

    private boolean hears(int hertz) {
        return telephone.line().heard().hasTone(hertz, Duration.ofMillis(200), System.nanoTime());
    }
}
