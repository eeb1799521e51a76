package io.viciagents.vicidial;

/**
 * A lead's comments as VICIdial keeps them: 255 characters, without {@code ; # "} and line breaks, which it removes (or
 * which would break its answers apart), and without {@code |}, which separates the columns of its answers.
 *
 * @param text what may be sent
 */
public record Comments(String text) {
    /** What the column holds. */
    public static final int LONGEST = 255;

    /** Cuts and strips as VICIdial would, so that what is read back is what was sent. */
    public Comments {
        text = cut(
                text.replaceAll("[;#\"]", "").replaceAll("[\\p{Cntrl}|]+", " ").strip(), LONGEST);
    }

    /** Adds to what is there, which is kept; what does not fit is cut from the end of the addition. */
    public Comments and(String addition) {
        String more = new Comments(addition).text;
        if (more.isEmpty() || text.endsWith(more)) {
            return this;
        }
        return new Comments(text.isEmpty() ? more : text + " / " + more);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }
}
