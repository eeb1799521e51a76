package io.viciagents.node.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of a text that is spoken in one breath: synthesised by itself, so that the caller hears the first while the
 * others are still being made.
 *
 * @param offset where it begins in the text
 * @param text printable ASCII, without white space at its ends
 * @param pause what follows it
 */
record Clause(int offset, String text, Duration pause) {
    private static final Duration AFTER_SENTENCE = Duration.ofMillis(280);
    private static final Duration AFTER_COMMA = Duration.ofMillis(140);
    /** A comma ends a clause of this length only: shorter ones sound better together. */
    private static final int SHORTEST_BEFORE_COMMA = 24;

    private static final int LONGEST = 160;
    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "st", "jr", "sr", "vs", "prof");

    /** The clauses of a text that have anything to say; every character counts as one of the ASCII ones. */
    static List<Clause> of(String text) {
        String plain = ascii(text);
        List<Clause> clauses = new ArrayList<>();
        int begin = 0;
        int space = -1;
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) == ' ') {
                space = i;
            }
            boolean last = i + 1 == plain.length();
            if (last || ends(plain, begin, i)) {
                add(clauses, plain, begin, i + 1);
                begin = i + 1;
            } else if (i + 1 - begin >= LONGEST) {
                int end = space > begin ? space : i + 1;
                add(clauses, plain, begin, end);
                begin = end;
            }
        }
        return clauses;
    }

    private static boolean ends(String text, int begin, int at) {
        if (text.charAt(at + 1) != ' ') {
            return false;
        }
        return switch (text.charAt(at)) {
            case '!', '?', ';', ':' -> true;
            case '.' -> !ABBREVIATIONS.contains(wordBefore(text, begin, at));
            case ',' -> at - begin >= SHORTEST_BEFORE_COMMA;
            default -> false;
        };
    }

    private static String wordBefore(String text, int begin, int at) {
        return text.substring(Math.max(begin, text.lastIndexOf(' ', at) + 1), at)
                .toLowerCase(Locale.ROOT);
    }

    private static void add(List<Clause> clauses, String text, int begin, int end) {
        String whole = text.substring(begin, end);
        String clause = whole.strip();
        if (clause.chars().anyMatch(Character::isLetterOrDigit)) {
            char last = clause.charAt(clause.length() - 1);
            Duration pause = switch (last) {
                case '.', '!', '?' -> AFTER_SENTENCE;
                case ',', ';', ':' -> AFTER_COMMA;
                default -> Duration.ZERO;
            };
            clauses.add(new Clause(begin + whole.indexOf(clause), clause, pause));
        }
    }

    /** The same text, character for character, in printable ASCII; what has no likeness there becomes a space. */
    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(unit -> plain.append(ascii((char) unit)));
        return plain.toString();
    }

    private static char ascii(char unit) {
        if (unit > ' ' && unit < 127) {
            return unit;
        }
        return switch (unit) {
            case '\u2018', '\u2019' -> '\'';
            case '\u2013', '\u2014' -> '-';
            default -> {
                char base = java.text.Normalizer.normalize(String.valueOf(unit), java.text.Normalizer.Form.NFD)
                        .charAt(0);
                yield base > ' ' && base < 127 ? base : ' ';
            }
        };
    }

    /** Where each word begins in the clause, as white space divides it. */
    List<Integer> wordOffsets() {
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ' && (i == 0 || text.charAt(i - 1) == ' ')) {
                offsets.add(i);
            }
        }
        return offsets;
    }
}
