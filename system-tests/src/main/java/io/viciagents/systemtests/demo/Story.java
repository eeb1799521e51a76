package io.viciagents.systemtests.demo;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.caller.CallReport.End;
import io.viciagents.systemtests.caller.CallScript;
import java.time.Duration;
import java.util.List;

/**
 * What callers want, and what they do to get it.
 *
 * @param extension VICIdial's conf_exten that they are brought to
 * @param callKind first letter of their call IDs
 * @param wishes in turn, the first for a single caller
 */
record Story(String extension, char callKind, List<Wish> wishes) {
    /** The disclosure before it, which no voice interrupts, takes five seconds. */
    private static final Duration INTO_THE_QUESTION = Duration.ofMillis(5500);

    private static final Duration INTO_A_SENTENCE = Duration.ofMillis(900);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    Story {
        wishes = List.copyOf(wishes);
    }

    /**
     * One caller's wish.
     *
     * @param what in words
     * @param end how the call ends when it is fulfilled
     * @param disposition VICIdial's status when it is fulfilled
     */
    record Wish(String what, CallScript script, End end, String disposition) {}

    /** Callers of the appointment line. */
    static Story inbound() {
        // This caller is in a hurry: speaks over the questions, but not over the disclosure; presses a key early.
        CallScript book = CallScript.start()
                .listenFor(INTO_THE_QUESTION)
                .say("book an appointment")
                .listenFor(INTO_A_SENTENCE)
                .say("on tuesday please")
                .listenFor(A_MOMENT)
                .press("1")
                .answer("yes");
        return new Story(
                AsteriskOptions.APPOINTMENT_EXTENSION,
                'Y',
                List.of(
                        new Wish("to book an appointment", book, End.HUNG_UP_BY_AGENT, "SALE"),
                        new Wish(
                                "to cancel an appointment",
                                CallScript.start()
                                        .answer("cancel my appointment")
                                        .answer("yes"),
                                End.HUNG_UP_BY_AGENT,
                                "DEC"),
                        new Wish(
                                "to hear the opening hours",
                                CallScript.start()
                                        .answer("what are your opening hours")
                                        .answer("no thank you"),
                                End.HUNG_UP_BY_AGENT,
                                "NP"),
                        new Wish(
                                "a human",
                                CallScript.start().answer("the front desk please"),
                                End.WITH_HUMANS,
                                "XFER")));
    }

    /** People whom a campaign calls. */
    static Story outbound() {
        CallScript start = CallScript.start().say("hello");
        return new Story(
                AsteriskOptions.OFFER_EXTENSION,
                'V',
                List.of(
                        new Wish(
                                "to accept the offer",
                                start.answer("yes please")
                                        .answer("that is fine")
                                        .listen()
                                        .press("1"),
                                End.HUNG_UP_BY_AGENT,
                                "SALE"),
                        new Wish(
                                "to be called later",
                                start.answer("call me later").answer("in the afternoon"),
                                End.HUNG_UP_BY_AGENT,
                                "CALLBK"),
                        new Wish("never to be called again", start.listen().press("9"), End.HUNG_UP_BY_AGENT, "DNC"),
                        new Wish("to be left alone", start.answer("not interested"), End.HUNG_UP_BY_AGENT, "NI")));
    }
}
