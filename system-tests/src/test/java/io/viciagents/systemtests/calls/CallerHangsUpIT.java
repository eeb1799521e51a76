package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import io.viciagents.systemtests.centre.CallLog;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.sip.CallState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who hang up, at every step of a call. */
@ExtendWith(SharedCentre.class)
@ParameterizedClass
@EnumSource
class CallerHangsUpIT {
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration A_WHILE = Duration.ofMillis(700);

    private final AsteriskVersion version;
    private final Site site = Site.current();

    CallerHangsUpIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void everyCallEndedOnceAndNothingIsLeft() {
        site.awaitNothingLeft();
    }

    @Test
    void whileItRingsOrRightAfterTheAnswer() {
        int before = site.centre().callLog().ended().size();
        List<Consumer<PlacedCall>> moments = new ArrayList<>();
        for (long millis : List.of(2L, 5L, 10L, 20L, 40L, 80L)) {
            moments.add(call -> Patience.pass(Duration.ofMillis(millis)));
        }
        for (long millis : List.of(0L, 20L, 50L, 100L, 200L)) {
            moments.add(call -> {
                call.up();
                Patience.pass(Duration.ofMillis(millis));
            });
        }
        SharedCentre.together(moments, this::hungUpAfter);
        site.awaitNothingLeft();
        List<CallLog.Ended> ended = site.centre().callLog().ended();
        assertThat(ended).as("the five who were answered, at least").hasSizeGreaterThanOrEqualTo(before + 5);
        assertThat(ended.subList(before, ended.size()))
                .extracting(CallLog.Ended::disposition)
                .containsOnly("NP");
    }

    @Test
    void inTheGreetingInATurnOrInTheGoodbyeThatKeepsItsDisposition() {
        CallScript greeting = CallScript.start().listenFor(A_WHILE);
        CallScript turn = greeting.press("1").listenFor(A_MOMENT);
        List<CallScript> scripts = List.of(
                greeting.hangUp(),
                turn.say("on tuesday").hangUp(),
                turn.say("on tuesday").staySilent(A_MOMENT).hangUp(),
                greeting.press("9").listenFor(A_WHILE).hangUp());
        assertThat(SharedCentre.together(scripts, this::played)).containsExactly("NP", "NP", "NP", "DNC");
    }

    private String played(CallScript script) {
        try (PlacedCall call = site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION)) {
            call.reference();
            assertThat(call.caller().play(script).end()).isEqualTo(End.HUNG_UP_BY_CALLER);
            return call.disposition();
        }
    }

    private CallState hungUpAfter(Consumer<PlacedCall> moment) {
        try (PlacedCall call = site.dial(version, AsteriskOptions.APPOINTMENT_EXTENSION)) {
            moment.accept(call);
            call.caller().telephone().hangUp();
            return call.caller().telephone().state();
        }
    }
}
