package io.viciagents.systemtests.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.caller.CallReport;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import io.viciagents.systemtests.calls.SharedCentre.Site;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All that callers may want of the two profiles that ship: by voice, by key, and over every format of the media. */
@ExtendWith(SharedCentre.class)
@ParameterizedClass
@EnumSource
class ReachedIT {
    private static final CallScript START = CallScript.start();
    private static final int CALLS = 3;
    private static final String LINE = AsteriskOptions.APPOINTMENT_EXTENSION;

    private final AsteriskVersion version;
    private final Site site = Site.current();

    ReachedIT(AsteriskVersion version) {
        this.version = version;
    }

    @AfterEach
    void nothingIsLeft() {
        site.awaitNothingLeft();
    }

    /** Who wants what, and how it shows that it was reached. */
    private record Wish(String extension, CallScript script, End end, String disposition) {
        static Wish hungUp(String extension, CallScript script, String disposition) {
            return new Wish(extension, script, End.HUNG_UP_BY_AGENT, disposition);
        }

        static Wish humans(String extension, CallScript script) {
            return new Wish(extension, script, End.WITH_HUMANS, "XFER");
        }

        boolean isSpoken() {
            return script.steps().stream().anyMatch(CallScript.Step.Say.class::isInstance);
        }

        String wanted() {
            return told(end, disposition);
        }

        String told(End end, String disposition) {
            return extension + " " + script + ": " + end + " as " + disposition;
        }
    }

    /** A short word by telephone is misheard now and then: whoever is asked again says it again, as people do. */
    @Test
    void everythingThatTheAppointmentLineOffersIsReachedByVoiceAndByKey() {
        CallScript book = START.answer("book an appointment")
                .answer("on tuesday")
                .answer("in the morning")
                .answer("yes")
                .answer("yes");
        CallScript cancel = START.answer("cancel my appointment").answer("yes").answer("yes");
        assertReached(List.of(
                Wish.hungUp(LINE, book, "SALE"),
                Wish.hungUp(AsteriskOptions.ALAW_EXTENSION, cancel, "DEC"),
                Wish.hungUp(AsteriskOptions.G722_EXTENSION, cancel, "DEC"),
                Wish.hungUp(
                        LINE,
                        START.answer("move my appointment")
                                .answer("friday please")
                                .answer("in the afternoon")
                                .answer("yes")
                                .answer("yes"),
                        "SALE"),
                Wish.hungUp(LINE, START.answer("what are your opening hours").answer("no thank you"), "NP"),
                Wish.humans(LINE, START.answer("the front desk please")),
                Wish.hungUp(
                        LINE,
                        START.listen()
                                .press("1")
                                .listen()
                                .press("2")
                                .listen()
                                .press("1")
                                .listen()
                                .press("1"),
                        "SALE"),
                Wish.hungUp(LINE, START.listen().press("3").listen().press("1"), "DEC"),
                Wish.hungUp(LINE, START.listen().press("4").listen().press("5"), "NP"),
                // The star repeats the question; a key that stands for nothing is not understood.
                Wish.humans(
                        LINE,
                        START.listen().press("*").listen().press("#").listen().press("0")),
                Wish.hungUp(LINE, START.listen().press("9"), "DNC")));
    }

    @Test
    void everythingThatTheOfferMayBeAnsweredWithIsReachedByVoiceAndByKey() {
        String offer = AsteriskOptions.OFFER_EXTENSION;
        assertReached(List.of(
                Wish.hungUp(
                        offer, START.answer("yes please").answer("that is fine").answer("in the evening"), "SALE"),
                Wish.hungUp(offer, START.answer("not interested"), "NI"),
                Wish.hungUp(offer, START.answer("call me later").answer("in the afternoon"), "CALLBK"),
                Wish.hungUp(offer, START.answer("wrong number"), "DC"),
                Wish.hungUp(offer, START.answer("who is this").answer("no thanks"), "NI"),
                Wish.hungUp(offer, START.answer("stop calling"), "DNC"),
                Wish.humans(offer, START.answer("i want to talk to someone")),
                Wish.hungUp(
                        offer,
                        START.listen().press("1").listen().press("1").listen().press("2"),
                        "SALE"),
                Wish.hungUp(offer, START.listen().press("3").listen().press("1"), "CALLBK"),
                Wish.hungUp(offer, START.listen().press("4"), "DC"),
                Wish.hungUp(offer, START.listen().press("9"), "DNC")));
    }

    private void assertReached(List<Wish> wishes) {
        assertThat(SharedCentre.together(wishes, this::reached))
                .isEqualTo(wishes.stream().map(Wish::wanted).toList());
    }

    /** Who was misheard too often was brought elsewhere, and calls again, as people do. */
    private String reached(Wish wish) {
        String came = played(wish);
        for (int calls = 1; calls < CALLS && wish.isSpoken() && !came.equals(wish.wanted()); calls++) {
            came = played(wish);
        }
        return came;
    }

    private String played(Wish wish) {
        try (PlacedCall call = called(wish)) {
            call.reference();
            CallReport report = call.caller().play(wish.script());
            return wish.told(report.end(), call.disposition());
        }
    }

    private PlacedCall called(Wish wish) {
        return wish.extension().equals(AsteriskOptions.OFFER_EXTENSION)
                ? site.ring(version)
                : site.dial(version, wish.extension());
    }
}
