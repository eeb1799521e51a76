package io.viciagents.node.mind;

import io.viciagents.node.speech.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a human is promised in English and Malay: what is done with the caller ("I will put you through"), who comes ("a
 * colleague will take over"). Not who is called back later, what happens to other things than the caller and the call, and what
 * is refused or only offered. Stateless.
 *
 * <p>Each line of a table is a pattern over words with one space between them; words that may stand anywhere between are taken
 * out before.
 */
final class PromiseWords {
    private static final Set<String> BETWEEN = Set.of(
            "just",
            "now",
            "quickly",
            "gladly",
            "happily",
            "then",
            "right",
            "straight",
            "directly",
            "immediately",
            "also",
            "sekarang",
            "terus",
            "segera",
            "cuba");

    private static final String WHOSE = "(?:an?|another|my|our|the next|the|one of our|one of my)";
    private static final String KIND =
            "(?:(?:human|live|real|senior|available|customer|service|support|sales|billing|team) )*";
    private static final String WHO =
            "(?:colleagues?|agents?|representatives?|reps?|humans?|persons?|people|supervisors?"
                    + "|managers?|specialists?|advis[eo]rs?|operators?|consultants?|receptionists?|members?|team)";
    /** Not what is named after somebody, such as an agent portal, and not whoever is to call back. */
    private static final String NOT_LATER = "(?! (?:portal|id|number|code|page|login|website|app|account)\\b)"
            + "(?! (?:to|who|that|will)(?: will)? (?:call|ring|phone|contact|write|e ?mail)\\b)";

    private static final String HUMAN =
            "(?:someone|somebody|" + WHOSE + " " + KIND + WHO + "(?: of (?:our|the) (?:team|staff))?)" + NOT_LATER;

    private static final String CALL = "(?:you|your call|this call|the call)";
    /** Not to a thing, and no money. */
    private static final String NOT_TO_A_THING = "(?! (?:(?:over|to|with|the|our|your|its|online|web|agent|customer) )+"
            + "(?:portal|website|site|page|app|link|survey|internet|wifi|network|money|amount|funds|payment|balance)\\b)";

    private static final List<String> WILL = List.of(
            "will",
            "i'll",
            "we'll",
            "let me",
            "let's",
            "(?<!not )(?:going to|gonna)",
            "(?<!would |not |n't )(?:need|have) to",
            "i'd like to",
            "while (?:i|we)");

    private static final List<String> DEEDS = List.of(
            "(?:transfer|connect|escalate) " + CALL + NOT_TO_A_THING,
            "(?:forward|redirect|route|switch|direct) " + CALL + "(?: over)? to" + NOT_TO_A_THING,
            "(?:put|patch) " + CALL + " through",
            "put " + CALL + " (?:onto|on to)",
            "put you in touch with " + HUMAN,
            "put " + HUMAN + " on",
            "hand " + CALL + " (?:over|off|to)",
            "pass " + CALL + " (?:on|over|along|through|to)",
            "send " + CALL + "(?: over)? to " + HUMAN,
            "get " + CALL + " (?:through|over) to",
            "(?:get|bring|fetch|find|grab)(?: you)?(?: in)? " + HUMAN,
            "(?:let|have) you (?:speak|talk) (?:to|with) " + HUMAN,
            "have " + HUMAN + " (?:take over|join)");

    private static final List<String> UNDER_WAY = List.of(
            "(?<!without |instead of |before |not )(?:transferring|connecting) " + CALL + NOT_TO_A_THING,
            "(?:forwarding|redirecting) " + CALL + "(?: over)? to" + NOT_TO_A_THING,
            "(?<!without |instead of |before |not )(?:putting|patching) " + CALL + " through",
            "handing " + CALL + " (?:over|off)",
            "passing " + CALL + " (?:on|over|along)",
            "(?:getting|bringing|fetching)(?: you)?(?: in)? " + HUMAN,
            "(?:you'll be|you will be|you're being|you are being|call is being|call will be)"
                    + " (?:transferred|connected|forwarded|put through|handed over)" + NOT_TO_A_THING,
            HUMAN + " will (?:be with you|take over|take your call|pick up|join)",
            "(?:hold|hold on|on the line|stand by) for " + HUMAN);

    private static final List<String> MALAY = List.of(
            "(?<!tidak |tak |takkan )(?:akan|saya|kami|sedang) (?:sambungkan|menyambungkan|hubungkan anda|menghubungkan anda)",
            "(?<!tidak |tak |takkan )(?:akan|saya|kami|sedang)"
                    + " (?:pindahkan|memindahkan|alihkan|mengalihkan|serahkan|menyerahkan) (?:anda|panggilan)",
            "(?<!tidak |tak |takkan )(?:akan|saya|kami) panggilkan",
            "panggilan(?: anda| ini)? (?:akan|sedang) (?:dipindahkan|dialihkan|disambungkan)",
            "(?<!temujanji )anda (?:akan|sedang) (?:disambungkan|dihubungkan)");

    private static final Pattern PROMISE = Pattern.compile("(?<![^ ])(?:"
            + Stream.of(
                            Stream.of("(?:" + String.join("|", WILL) + ") (?:go ahead and )?(?:"
                                    + String.join("|", DEEDS) + ")"),
                            UNDER_WAY.stream(),
                            MALAY.stream())
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("|"))
            + ") ");

    /** A sentence with one of these leaves it to the caller. */
    private static final Pattern OFFER = Pattern.compile(
            "\\bif you(?:'d| would)? (?:like|want|wish|prefer)\\b|\\bjika anda mahu\\b|\\bkalau nak\\b");

    private PromiseWords() {}

    /** Whether a human is promised in it. One that ends with a question mark asks. */
    static boolean promise(String sentence) {
        String words = plain(sentence);
        return !sentence.endsWith("?")
                && !OFFER.matcher(words).find()
                && PROMISE.matcher(words).find();
    }

    /** Whether the last words of what is not finished are the first ones of a promise. */
    @SuppressWarnings("JdkObsolete") // hitEnd is for text that comes in pieces, as this does
    static boolean mayBecomePromise(String text) {
        String words = plain(text);
        Matcher matcher = PROMISE.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
        for (int word = 0; word < words.length(); word = words.indexOf(' ', word) + 1) {
            if (!matcher.region(word, words.length()).lookingAt() && matcher.hitEnd()) {
                return true;
            }
        }
        return false;
    }

    /** Each word with a space behind it. */
    private static String plain(String text) {
        return Words.of(text).stream()
                .filter(word -> !BETWEEN.contains(word))
                .map(word -> word + " ")
                .collect(Collectors.joining());
    }
}
