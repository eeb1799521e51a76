package io.viciagents.node.profile;

import java.util.List;
import java.util.stream.Stream;

/** What answering machines and call screenings say, in English and in Malay, in lower case. */
public final class MachinePhrases {
    /** A machine that takes messages. */
    public static final List<String> VOICEMAIL = List.of(
            "please leave a message",
            "please leave your message",
            "leave a message after",
            "leave your message after",
            "leave me a message",
            "leave your name and number",
            "after the tone",
            "after the beep",
            "at the tone",
            "record your message",
            "not available to take your call",
            "can not take your call",
            "can't take your call",
            "can't come to the phone",
            "you have reached the voice mail",
            "you have reached the voicemail",
            "the person you are trying to reach",
            "the number you have dialed",
            "your call has been forwarded",
            "mailbox is full");

    /** A machine that asks who calls, and lets the callee decide. */
    public static final List<String> SCREENING = List.of(
            "say your name",
            "state your name",
            "record your name",
            "reason for calling",
            "reason for your call",
            "why you are calling",
            "why you're calling",
            "call screening",
            "screening service",
            "see if this person is available");

    /** In Malay, a machine that takes messages. */
    public static final List<String> VOICEMAIL_IN_MALAY = List.of(
            "sila tinggalkan pesanan",
            "tinggalkan pesanan anda",
            "tinggalkan mesej",
            "selepas bunyi",
            "selepas nada",
            "selepas bip",
            "rakam pesanan",
            "peti mel suara",
            "tidak dapat menjawab panggilan",
            "tidak dapat dihubungi",
            "nombor yang anda dail",
            "nombor yang anda hubungi",
            "panggilan anda telah dialihkan");

    /** In Malay, a machine that asks who calls. */
    public static final List<String> SCREENING_IN_MALAY =
            List.of("sebut nama anda", "nyatakan nama", "nyatakan tujuan", "tujuan panggilan", "sebab anda menelefon");

    static final List<String> ALL_IN_MALAY = Stream.concat(VOICEMAIL_IN_MALAY.stream(), SCREENING_IN_MALAY.stream())
            .toList();

    static final List<String> ALL =
            Stream.concat(VOICEMAIL.stream(), SCREENING.stream()).toList();

    private MachinePhrases() {}
}
