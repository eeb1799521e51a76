package io.viciagents.node.conversation;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knows how much of a sentence was heard when so much of its audio was sent. Confined to the call's loop.
 *
 * <p>By the synthesiser's word offsets where it tells them, else in proportion, back to the last whole word. Some 50 ms of
 * what was sent are still under way in buffers downstream and are not counted. Mutable: what the synthesiser has told.
 */
final class HeardText {
    private static final Duration UNDER_WAY = Duration.ofMillis(50);
    private static final long MILLIS_A_CHARACTER = 60;

    private final String text;
    private final int sampleRate;
    private final TreeMap<Long, Integer> offsets = new TreeMap<>();
    private long samples;
    private Extent extent = Extent.GROWING;

    HeardText(String text, int sampleRate) {
        this.text = text;
        this.sampleRate = sampleRate;
    }

    void audio(int more) {
        samples += more;
    }

    void word(int textOffset, Duration at) {
        offsets.put(at.toMillis(), Math.clamp(textOffset, 0, text.length()));
    }

    /** No more audio follows. */
    void complete() {
        extent = Extent.KNOWN;
    }

    /** How long the audio is; while more may follow, at least as long as such a text takes. */
    Duration length() {
        long told = samples * 1000 / sampleRate;
        return Duration.ofMillis(
                switch (extent) {
                    case KNOWN -> told;
                    case GROWING -> Math.max(told, text.length() * MILLIS_A_CHARACTER);
                });
    }

    /** What was heard of the text: whole words. */
    String heard(Duration played) {
        Duration heard = played.minus(UNDER_WAY);
        if (heard.isNegative() || samples == 0) {
            return "";
        }
        if (heard.compareTo(length().minus(UNDER_WAY)) >= 0) {
            return text;
        }
        return text.substring(0, wordBegin(heard.toMillis())).strip();
    }

    /** From where speech goes on, as a time before {@code played}: the beginning of the word that was cut. */
    Duration rewind(Duration played) {
        long at = played.toMillis();
        Map.Entry<Long, Integer> word = offsets.floorEntry(at);
        if (word != null) {
            return Duration.ofMillis(at - word.getKey());
        }
        long length = length().toMillis();
        if (length == 0 || text.isEmpty()) {
            return Duration.ZERO;
        }
        long begin = length * wordBegin(at) / text.length();
        return Duration.ofMillis(Math.max(0, at - begin));
    }

    /** Where in the text the word begins that is being spoken then. */
    private int wordBegin(long millis) {
        Map.Entry<Long, Integer> word = offsets.floorEntry(millis);
        if (word != null) {
            return word.getValue();
        }
        int reached = (int) Math.min(text.length(), text.length() * millis / Math.max(1, length().toMillis()));
        if (reached == text.length()) {
            return reached;
        }
        return text.lastIndexOf(' ', reached) + 1;
    }

    private enum Extent {
        GROWING,
        KNOWN
    }
}
