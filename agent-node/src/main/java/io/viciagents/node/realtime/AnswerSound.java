package io.viciagents.node.realtime;

import io.viciagents.node.speech.SynthesisListener;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The sound of one answer, shared out to the clauses of its text. The provider tells text and sound apart from each other, so
 * a clause gets its share by its letters: by a usual speed as long as the sound is not complete, by what there is afterwards.
 * Confined to the session's strand. Mutable: the text, the sound that nobody has yet, and the clauses that wait.
 */
final class AnswerSound {
    /** At 8,000 a second: 16 letters in a second, as people speak. */
    private static final int SAMPLES_A_LETTER = 500;

    private final StringBuilder letters = new StringBuilder();
    private final Deque<short[]> sound = new ArrayDeque<>();
    private final Deque<Clause> clauses = new ArrayDeque<>();
    private int claimed;
    private int waiting;
    private boolean complete;

    /** More of the text. */
    void text(String piece) {
        letters.append(lettersOf(piece));
    }

    /** More of the sound. */
    void sound(short[] samples) {
        sound.add(samples);
        waiting += samples.length;
        share();
    }

    /** No more of it comes. */
    void complete() {
        complete = true;
        share();
    }

    /** Whether a clause is what comes next in the text. */
    boolean goesOnWith(String clause) {
        String wanted = lettersOf(clause);
        return !wanted.isEmpty()
                && letters.length() >= claimed + wanted.length()
                && letters.substring(claimed, claimed + wanted.length()).equals(wanted);
    }

    /** The next clause is spoken; what is not wanted of it after all is thrown away. */
    Clause claim(String clause, SynthesisListener listener) {
        Clause next = new Clause(lettersOf(clause).length(), listener);
        claimed += next.letters;
        clauses.add(next);
        share();
        return next;
    }

    private void share() {
        while (!clauses.isEmpty()) {
            Clause first = clauses.getFirst();
            give(first, complete ? rest(first) : first.letters * SAMPLES_A_LETTER - first.given);
            boolean has = complete || first.given >= first.letters * SAMPLES_A_LETTER;
            if (!has) {
                return;
            }
            clauses.remove();
            if (first.wanted) {
                first.listener.done();
            }
        }
    }

    /** Of what there is; the last clause has all of it. */
    private int rest(Clause first) {
        int unspoken = letters.length()
                - claimed
                + clauses.stream().mapToInt(clause -> clause.letters).sum();
        boolean last = clauses.size() == 1 && claimed >= letters.length();
        return last || unspoken <= 0 ? waiting : (int) ((long) waiting * first.letters / unspoken);
    }

    private void give(Clause clause, int samples) {
        int left = Math.min(samples, waiting);
        while (left > 0) {
            short[] piece = sound.remove();
            if (piece.length > left) {
                short[] later = Arrays.copyOfRange(piece, left, piece.length);
                sound.addFirst(later);
                piece = Arrays.copyOf(piece, left);
            }
            left -= piece.length;
            waiting -= piece.length;
            clause.given += piece.length;
            if (clause.wanted) {
                clause.listener.audio(piece);
            }
        }
    }

    private static String lettersOf(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** A piece of the text that is spoken. */
    static final class Clause {
        private final int letters;
        private final SynthesisListener listener;
        private boolean wanted = true;
        private int given;

        private Clause(int letters, SynthesisListener listener) {
            this.letters = letters;
            this.listener = listener;
        }

        void cancel() {
            wanted = false;
        }
    }
}
