package io.viciagents.node.mind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viciagents.node.profile.Tool;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

final class CallbackTimeTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-02T12:00");
    private static final Tool.Callback ALLOWED = new Tool.Callback(LocalTime.of(9, 0), LocalTime.of(18, 0), 30);

    @Test
    void aTimeTomorrowIsFine() throws Arguments.Unfit {
        assertThat(CallbackTime.read("2026-03-03", "14:30", ALLOWED, NOW)).isEqualTo("2026-03-03T14:30");
    }

    @Test
    void aDateThatDoesNotExistIsRefusedInAWayThatTheModelCanMend() {
        refused("2026-02-30", "14:30", "write the date as");
        refused("tomorrow", "14:30", "write the date as");
        refused("2026-03-03", "half past two", "the time as 14:30");
    }

    @Test
    void thePastIsRefused() {
        refused("2026-03-02", "11:59", "is past, it is 2026-03-02T12:00 now");
    }

    @Test
    void whatIsTooFarAheadIsRefused() {
        refused("2026-04-02", "14:30", "more than 30 days");
    }

    @Test
    void hoursAtWhichNobodyMayBeCalledAreRefused() {
        refused("2026-03-03", "08:59", "from 09:00 to 18:00");
        refused("2026-03-03", "18:01", "from 09:00 to 18:00");
    }

    private static void refused(String date, String time, String why) {
        assertThatThrownBy(() -> CallbackTime.read(date, time, ALLOWED, NOW))
                .isInstanceOfSatisfying(
                        Arguments.Unfit.class,
                        unfit -> assertThat(unfit.reason()).contains(why));
    }
}
