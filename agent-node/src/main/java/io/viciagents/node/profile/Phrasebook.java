package io.viciagents.node.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the product says and understands by itself in one language, where a profile says nothing else. A language without a
 * book has none of it: its profiles write all that they may need, or are refused on loading.
 *
 * @param noInput when the caller says nothing, one for each time in a row
 * @param noMatch when the caller was not understood
 * @param fillers while an answer is long in coming
 * @param screening said to a machine that asks who calls
 * @param nameless the same, of a profile that has no name to tell
 * @param cut before a sentence is taken up again after the voice broke off
 * @param missed before a question is asked again, for nobody heard the answer
 * @param actionFailed when something could not be done
 * @param nobodyThere when a human is wanted and none is free
 * @param callBack the offer that follows it: a question for yes or no
 * @param calledBack the last words to who is called back tomorrow
 * @param goodbye the last words to who is not
 * @param consent asks whether the call may be recorded
 * @param timeWarning when a call has lasted nearly as long as it may
 * @param smallWords the short words of callers
 * @param globals what is understood in every state
 * @param machineWords words that say that a machine speaks
 */
record Phrasebook(
        List<String> noInput,
        List<String> noMatch,
        List<String> fillers,
        String screening,
        String nameless,
        String cut,
        String missed,
        String actionFailed,
        String nobodyThere,
        String callBack,
        String calledBack,
        String goodbye,
        String consent,
        String timeWarning,
        SmallWords smallWords,
        Map<GlobalAnswer.Kind, List<String>> globals,
        List<String> machineWords) {
    private static final Phrasebook ENGLISH = new Phrasebook(
            List.of("Are you still there?", "Hello, are you there?"),
            List.of("Sorry, I did not understand.", "Sorry, I still did not understand."),
            List.of("One moment, please.", "Let me see."),
            "This is the automated assistant of {caller_name}. Our number is {callback_number}.",
            "Hello?",
            "Sorry, as I was saying.",
            "Sorry, I did not catch that.",
            "I am sorry, that did not work.",
            "I am sorry, nobody is free to talk to you just now.",
            "May we call you back tomorrow?",
            "We will call you back tomorrow. Goodbye.",
            "Thank you for your call. Goodbye.",
            "May we record this call? Please say yes or no.",
            "I am sorry, we have only a little time left.",
            SmallWords.ENGLISH,
            Map.of(),
            List.of("automated", "artificial", "virtual", "computer", "machine", "robot", "digital assistant"));

    private static final Phrasebook MALAY = new Phrasebook(
            List.of("Adakah anda masih di talian?", "Helo, anda masih di sana?"),
            List.of("Maaf, saya tidak faham.", "Maaf, saya masih tidak faham."),
            List.of("Sebentar ya.", "Biar saya semak."),
            "Ini pembantu automatik {caller_name}. Nombor kami {callback_number}.",
            "Helo?",
            "Maaf, saya sambung semula.",
            "Maaf, saya tidak dengar tadi.",
            "Maaf, itu tidak berjaya.",
            "Maaf, tiada sesiapa yang dapat bercakap dengan anda sekarang.",
            "Bolehkah kami menghubungi anda semula esok?",
            "Kami akan menghubungi anda semula esok. Selamat tinggal.",
            "Terima kasih atas panggilan anda. Selamat tinggal.",
            "Bolehkah kami merakam panggilan ini? Sila jawab ya atau tidak.",
            "Maaf, masa kita hampir tamat.",
            SmallWords.MALAY,
            Map.of(
                    GlobalAnswer.Kind.OPT_OUT,
                    List.of(
                            "jangan telefon saya lagi",
                            "jangan hubungi saya lagi",
                            "jangan telefon lagi",
                            "berhenti menelefon saya",
                            "keluarkan nombor saya dari senarai",
                            "padam nombor saya dari senarai"),
                    GlobalAnswer.Kind.HUMAN,
                    List.of(
                            "saya mahu bercakap dengan orang",
                            "saya nak cakap dengan orang",
                            "saya mahu bercakap dengan manusia",
                            "cakap dengan pegawai",
                            "sambungkan saya kepada pegawai"),
                    GlobalAnswer.Kind.REPEAT,
                    List.of("tolong ulang semula", "sila ulang semula", "cakap sekali lagi", "apa tadi")),
            List.of("automatik", "maya", "komputer", "mesin", "robot"));

    private static final Phrasebook NONE = new Phrasebook(
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            SmallWords.NONE,
            Map.of(),
            List.of());

    /** Of a language such as ms-MY; empty where the product does not speak it. */
    static Phrasebook of(String language) {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "en" -> ENGLISH;
            case "ms" -> MALAY;
            default -> NONE;
        };
    }

    /** What is always understood: in English by everybody, and in the language. */
    List<String> phrases(GlobalAnswer.Kind kind) {
        return globals.getOrDefault(kind, List.of());
    }
}
