package io.viciagents.node.mind;

import java.util.regex.Pattern;

/** Makes of what a model writes what a voice can say: no markdown, no emoji, no line breaks. */
final class PlainSpeech {
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern LINE_MARK = Pattern.compile("(?m)^\\s*(?:#{1,6}|[-*+>\u2022]|\\|)\\s+");
    private static final Pattern MARK = Pattern.compile("[*`~|#]+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int DEGREE = 0xB0;

    private PlainSpeech() {}

    static String of(String text) {
        String words = LINK.matcher(text).replaceAll("$1");
        words = LINE_MARK.matcher(words).replaceAll("");
        words = MARK.matcher(words).replaceAll("");
        StringBuilder plain = new StringBuilder(words.length());
        words.codePoints().filter(PlainSpeech::isSpeakable).forEach(plain::appendCodePoint);
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    /** Emoji are symbols, and what joins and colours them is format or modifier. */
    private static boolean isSpeakable(int character) {
        return switch (Character.getType(character)) {
            case Character.OTHER_SYMBOL -> character == DEGREE;
            case Character.MODIFIER_SYMBOL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.ENCLOSING_MARK -> false;
            case Character.CONTROL -> Character.isWhitespace(character);
            case Character.NON_SPACING_MARK -> character < 0xFE00 || character > 0xFE0F;
            default -> true;
        };
    }
}
