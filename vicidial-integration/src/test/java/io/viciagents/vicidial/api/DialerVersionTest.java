package io.viciagents.vicidial.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DialerVersionTest {
    private static final long NOVEMBER = 1_795_206_092;
    private static final long JULY = 1_784_665_292;

    private static boolean isIn(String time, long epochSeconds, String zone) {
        return new DialerVersion("2.14-202", "250720-1841", time, epochSeconds).isIn(ZoneId.of(zone));
    }

    @Test
    void itsLocalTimeTellsItsZoneInWinterAndInSummer() {
        assertThat(isIn("2026-11-20 20:21:32", NOVEMBER, "Etc/UTC")).isTrue();
        assertThat(isIn("2026-11-20 15:21:31", NOVEMBER, "America/New_York")).isTrue();
        assertThat(isIn("2026-07-21 16:21:32", JULY, "America/New_York")).isTrue();
        assertThat(isIn("2026-07-21 15:21:32", JULY, "America/New_York")).isFalse();
        assertThat(isIn("2026-11-20 20:21:32", NOVEMBER, "America/New_York")).isFalse();
    }

    @Test
    void aTimeThatNobodyCanReadBlamesNobody() {
        assertThat(isIn("", NOVEMBER, "Etc/UTC")).isTrue();
    }
}
