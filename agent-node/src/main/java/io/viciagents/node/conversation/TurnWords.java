package io.viciagents.node.conversation;

import io.viciagents.node.speech.Words;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The words of the caller's running turn, put together from what a recogniser tells. Confined to the call's loop.
 *
 * <p>A turn may be decided on interim words. What the recogniser tells next is about the same words then, and when the caller
 * has gone on, the new ones stand behind them: what was decided on is taken off the beginning, so that nobody is asked the
 * same twice. Mutable: the words, and the interim ones that were decided on and have no final ones yet.
 */
final class TurnWords {
    /** Azure's slowest final in a hundred takes 1.8 s. */
    private static final Duration LATEST_FINAL = Duration.ofSeconds(2);

    private final Timers timers;
    private String finals = "";
    private String interim = "";
    private Optional<Decided> decided = Optional.empty();
    /** Those of earlier turns that stand before the interim words, in what the recogniser tells. */
    private String inFront = "";

    TurnWords(Timers timers) {
        this.timers = timers;
    }

    /** The caller begins another turn. */
    void begin() {
        finals = "";
        interim = "";
        decided = decided.map(Decided::behindAnother);
    }

    /** All of the turn so far. */
    String soFar() {
        return joined(finals, interim);
    }

    boolean areFinal() {
        return !finals.isEmpty() && interim.isEmpty();
    }

    /** The turn is decided on these; the final ones for those that are not may come later. */
    String decide() {
        String all = soFar();
        if (!interim.isEmpty()) {
            decided = Optional.of(new Decided(finals, inFront, interim, timers.nanoTime(), Turn.THE_LAST));
        }
        inFront = "";
        finals = "";
        interim = "";
        return all;
    }

    /** Nothing more comes for what was decided: the recogniser is another one now. */
    void forgetDecided() {
        decided = Optional.empty();
    }

    /** Words that may still change; false when they are only those of a turn that is decided. */
    boolean interim(String words) {
        Optional<Decided> before = decided.filter(then -> begins(words, then.all()));
        if (before.isEmpty()) {
            // Recognisers keep the order: no more comes for what was before these.
            decided = decided.filter(then -> then.turn == Turn.THE_LAST);
        }
        inFront = before.map(Decided::all).orElse("");
        interim = without(words, inFront);
        return before.filter(then -> then.turn == Turn.THE_LAST || interim.isEmpty())
                .isEmpty();
    }

    /** Words that do not change any more. */
    Final result(String words) {
        Optional<Decided> open = decided.filter(
                then -> begins(words, then.all()) || timers.nanoTime() - then.at < LATEST_FINAL.toNanos());
        decided = Optional.empty();
        inFront = "";
        return open.map(then -> result(then, begins(words, then.inFront) ? without(words, then.inFront) : words))
                .orElseGet(() -> add(words));
    }

    private Final result(Decided then, String words) {
        if (then.hasMoreThan(words)) {
            decided = Optional.of(then.after(words));
            return new Final.Known();
        }
        return switch (then.turn) {
            case THE_LAST ->
                Words.of(words).isEmpty() || Words.areSame(words, then.words)
                        ? new Final.Known()
                        : new Final.Corrected(joined(then.before, then.words), joined(then.before, words));
            case ONE_BEFORE -> {
                boolean spans = begins(words, then.words);
                String more = spans ? without(words, then.words) : words;
                int others = spans ? 0 : Words.of(then.words).size();
                yield Words.of(more).size() <= others ? new Final.Known() : add(more);
            }
        };
    }

    private Final add(String words) {
        finals = joined(finals, words);
        interim = "";
        return new Final.OfThisTurn();
    }

    private static String joined(String first, String second) {
        return (first + " " + second).strip();
    }

    /** Whether a text begins with these words, give or take half of them. */
    private static boolean begins(String text, String beginning) {
        List<String> now = Words.of(text);
        List<String> then = Words.of(beginning);
        long same = 0;
        for (int word = 0; word < Math.min(now.size(), then.size()); word++) {
            same += now.get(word).equals(then.get(word)) ? 1 : 0;
        }
        return same > 0 && same * 2 >= then.size();
    }

    /** A text without so many words of its beginning. */
    private static String without(String text, String beginning) {
        String rest = text.strip();
        for (int left = Words.of(beginning).size(); left > 0 && !rest.isEmpty(); ) {
            int space = rest.indexOf(' ');
            left -= Words.of(space < 0 ? rest : rest.substring(0, space)).size();
            rest = space < 0 ? "" : rest.substring(space).strip();
        }
        return rest;
    }

    /** What final words are. */
    sealed interface Final {
        /** Words of the running turn. */
        record OfThisTurn() implements Final {}

        /** Nothing that was not known when the last turn was decided. */
        record Known() implements Final {}

        /**
         * Other words than those on which the last turn was decided.
         *
         * @param decided all of that turn's, as they were taken to be
         * @param words all of them, as they are
         */
        record Corrected(String decided, String words) implements Final {}
    }

    private enum Turn {
        THE_LAST,
        ONE_BEFORE
    }

    /**
     * Interim words that a turn was decided on.
     *
     * @param before the final ones of that turn, in front of them
     * @param inFront those of earlier turns, which the recogniser tells in one with these
     * @param at in nanoseconds
     */
    private record Decided(String before, String inFront, String words, long at, Turn turn) {
        private Decided behindAnother() {
            return new Decided(before, inFront, words, at, Turn.ONE_BEFORE);
        }

        private String all() {
            return joined(inFront, words);
        }

        /** Whether what is told now is only a part of these, from their beginning on. */
        private boolean hasMoreThan(String told) {
            List<String> now = Words.of(told);
            List<String> then = Words.of(words);
            return !now.isEmpty()
                    && now.size() < then.size()
                    && then.subList(0, now.size()).equals(now);
        }

        /** Without what is final now. */
        private Decided after(String told) {
            return new Decided(joined(before, told), "", without(words, told), at, turn);
        }
    }
}
