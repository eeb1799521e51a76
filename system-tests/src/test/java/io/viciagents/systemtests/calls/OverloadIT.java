package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.process.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Half as many callers again as there are slots: as many as there are slots talk to agents, and nobody waits. */
@ExtendWith(CrowdedCentre.class)
@ParameterizedClass
@EnumSource
class OverloadIT {
    private static final int OFFERED = CrowdedCentre.SLOTS * 3 / 2;
    private static final Duration SURE_OF_A_TONE = Duration.ofMillis(400);

    /** Less than one round of questions to silent nodes would take; a busy machine is given its time. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static final Duration SOON = Duration.ofSeconds(10);

    /** The agent answers a key in a third of a second. */
    private static final Duration ANSWERED_AS_EVER = Duration.ofSeconds(2);

    private final AsteriskVersion version;
    private final Site site = CrowdedCentre.site();

    OverloadIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    /** How a call went, and how long it took until its caller heard somebody. */
    private record Went(boolean withHumans, Duration until, CallReport report, String disposition) {}

    @Test
    void theSurplusIsWithHumansAtOnceAndEveryOtherConversationGoesItsWay() {
        CountDownLatch decided = new CountDownLatch(OFFERED);
        List<Went> all =
                SharedCentre.together(IntStream.range(0, OFFERED).boxed().toList(), caller -> call(decided));

        List<Went> surplus = all.stream().filter(Went::withHumans).toList();
        List<Went> served = all.stream().filter(went -> !went.withHumans()).toList();
        assertThat(served).hasSize(CrowdedCentre.SLOTS);
        assertThat(surplus).hasSize(OFFERED - CrowdedCentre.SLOTS).allSatisfy(went -> {
            assertThat(went.until()).isLessThan(AT_ONCE);
            assertThat(went.disposition()).isEqualTo("XFER");
        });
        assertThat(served).allSatisfy(went -> {
            assertThat(went.report().end()).isEqualTo(End.HUNG_UP_BY_AGENT);
            assertThat(went.disposition()).isEqualTo("DNC");
            assertThat(went.report().turns().getFirst().gap()).isLessThan(ANSWERED_AS_EVER);
        });
    }

    /** Everybody stays until all know whom they talk to: no slot becomes free for the surplus. */
    private Went call(CountDownLatch decided) {
        try (PlacedCall call =
                site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION).up()) {
            call.reference();
            long up = System.nanoTime();
            Patience.until("an agent or a human", SOON, () -> hears(call));
            boolean withHumans = hearsHumans(call);
            Duration until = Duration.ofNanos(System.nanoTime() - up);
            decided.countDown();
            Patience.until("all callers to be answered", SOON, () -> decided.getCount() == 0);
            CallReport report = call.caller()
                    .play(
                            withHumans
                                    ? CallScript.start()
                                    : CallScript.start().press("4").listen().press("9"));
            return new Went(withHumans, until, report, call.disposition());
        }
    }

    private static boolean hears(PlacedCall call) {
        return call.line()
                .heard()
                .soundAfter(0)
                .filter(sound -> System.nanoTime() - sound > SURE_OF_A_TONE.toNanos())
                .isPresent();
    }

    private static boolean hearsHumans(PlacedCall call) {
        return call.line().heard().hasTone(AsteriskOptions.HUMANS_HERTZ, SURE_OF_A_TONE, System.nanoTime());
    }
}
