package io.viciagents.vicidial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final CallHours HOURS =
            new CallHours(LocalTime.of(9, 0), LocalTime.of(21, 0), EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)));
    private static final ZoneId DIALER = ZoneId.of("America/New_York");
    private static final ZoneOffset CALIFORNIA = ZoneOffset.ofHours(-8);
    /** A Friday, 12:21 in California. */
    private static final Instant NOW = Instant.parse("2026-11-20T20:21:32Z");

    @Test
    void aStatusThatVicidialWouldCutIsRefused() {
        assertThatThrownBy(() -> new Status("TOOLONG")).hasMessageContaining("1 to 6 characters");
        assertThatThrownBy(() -> new Status("")).hasMessageContaining("1 to 6 characters");
    }

    @Test
    void aStatusThatTheDialerDoesNotKnowIsRefused() {
        Statuses statuses = Statuses.builtIn().with(Set.of(new Status("AIBOOK")));
        assertThat(statuses.check(new Status("AIBOOK"))).isEqualTo(new Status("AIBOOK"));
        assertThat(statuses.check(Status.DNC)).isEqualTo(Status.DNC);
        assertThatThrownBy(() -> statuses.check(new Status("NOSUCH"))).hasMessageContaining("not known to this dialer");
    }

    @Test
    void wordsThatVicidialWouldStripAreRefused() {
        assertThatThrownBy(() -> new TransferTarget("+4930123")).hasMessageContaining("no +");
        assertThatThrownBy(() -> new InGroup("A B")).hasMessageContaining("in-group");
        assertThatThrownBy(() -> new CampaignId("NINECHARS")).hasMessageContaining("1 to 8");
        assertThatThrownBy(() -> new AgentUser("a&user=b")).hasMessageContaining("user");
        assertThatThrownBy(() -> new PhoneNumber("12345")).hasMessageContaining("6 to 16 digits");
        assertThat(PhoneNumber.parse("+1 (727) 555-1212")).contains(new PhoneNumber("17275551212"));
        assertThat(PhoneNumber.parse("anonymous")).isEmpty();
    }

    @Test
    void commentsAreWhatVicidialWouldKeepOfThem() {
        assertThat(new Comments("a;b#c \"d\" \u00fcn\u00ef").text()).isEqualTo("abc d \u00fcn\u00ef");
        assertThat(new Comments("x".repeat(300)).text()).hasSize(255);
        assertThat(new Comments("one\r\ntwo|three").text()).isEqualTo("one two three");
        assertThat(new Comments("y".repeat(254) + "\ud83d\ude00").text()).isEqualTo("y".repeat(254));
    }

    @Test
    void aSummaryIsAddedToTheCommentsThatAreThereOnce() {
        Comments there = new Comments("likes tea");
        assertThat(there.and("wants a call").text()).isEqualTo("likes tea / wants a call");
        assertThat(there.and("wants a call").and("wants a call").text()).isEqualTo("likes tea / wants a call");
        assertThat(new Comments("").and("hello").text()).isEqualTo("hello");
        assertThat(new Comments("z".repeat(250)).and("long addition").text())
                .startsWith("z".repeat(250))
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void aCallbackIsUnderstoodInTheCustomersZoneAndToldInTheDialers() {
        LocalDateTime wish = LocalDateTime.of(2026, 12, 1, 10, 30);
        CallbackPlan plan = DialerTime.plan(wish, CALIFORNIA, HOURS, DIALER, NOW);
        assertThat(plan)
                .isEqualTo(new CallbackPlan.Agreed(new DialerTime(LocalDateTime.of(2026, 12, 1, 13, 30)), wish));
        assertThat(((CallbackPlan.Agreed) plan).dialerTime()).hasToString("2026-12-01 13:30:00");
    }

    @Test
    void aCallbackOutsideTheCustomersCallHoursIsRefused() {
        assertThat(plan("2026-12-01T08:59:00")).isInstanceOf(CallbackPlan.OutsideCallHours.class);
        assertThat(plan("2026-12-01T09:00:00")).isInstanceOf(CallbackPlan.Agreed.class);
        assertThat(plan("2026-12-01T20:59:59")).isInstanceOf(CallbackPlan.Agreed.class);
        assertThat(plan("2026-12-01T21:00:00")).isInstanceOf(CallbackPlan.OutsideCallHours.class);
        assertThat(plan("2026-11-22T12:00:00")).isInstanceOf(CallbackPlan.OutsideCallHours.class);
    }

    @Test
    void aCallbackInThePastOrFarAwayIsRefused() {
        assertThat(plan("2026-11-20T12:22:00")).isInstanceOf(CallbackPlan.Past.class);
        assertThat(plan("2026-11-20T12:23:00")).isInstanceOf(CallbackPlan.Agreed.class);
        assertThat(plan("2028-11-20T12:00:00")).isInstanceOf(CallbackPlan.TooFarAway.class);
    }

    private static CallbackPlan plan(String wish) {
        return DialerTime.plan(LocalDateTime.parse(wish), CALIFORNIA, HOURS, DIALER, NOW);
    }
}
