package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;

import ch.loway.oss.ari4java.AriVersion;
import io.viciagents.dispatcher.ari.Versions.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models fit which Asterisk. */
final class VersionsTest {
    @ParameterizedTest
    @CsvSource({
        "16.28.0~dfsg-0+deb11u4, ARI_4_1_4",
        "16.30.1-vici, ARI_4_1_4",
        "18.21.1-vici, ARI_6_0_1",
        "certified/18.9-cert5, ARI_6_0_1",
        "20.5.0, ARI_8_0_0",
        "22.10.1+dfsg+~cs6.17.60671434-1, ARI_10_0_0",
    })
    void knownVersionsGetTheirOwnModels(String asterisk, AriVersion expected) {
        assertThat(Versions.judge(asterisk)).isEqualTo(new Verdict.Known(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.25.3", "13.38.3-vici", "16.5.1"})
    void versionsWithoutExternalMediaAreTooOld(String asterisk) {
        assertThat(Versions.judge(asterisk))
                .isInstanceOfSatisfying(
                        Verdict.TooOld.class, old -> assertThat(old.reason()).contains(asterisk, "16.6 or newer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23.1.0", "99999999999.1", "GIT-master-1234M", ""})
    void unknownVersionsGetTheNewestModels(String asterisk) {
        assertThat(Versions.judge(asterisk))
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown -> assertThat(unknown.set()).isEqualTo(AriVersion.ARI_10_0_0));
    }

    @Test
    void everySetOfModelsThatWeMayChooseReadsEvents() {
        for (int major = 16; major <= 22; major++) {
            assertThat(Versions.judge(major + ".20.0"))
                    .isInstanceOfSatisfying(
                            Verdict.Known.class,
                            known -> assertThat(new EventReader(known.set())
                                            .read(FakeAsterisk.stasisStart("1.1", "PJSIP/x")))
                                    .isInstanceOf(AriEvent.Entered.class));
        }
    }
}
