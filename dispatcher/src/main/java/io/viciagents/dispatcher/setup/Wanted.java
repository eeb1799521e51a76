package io.viciagents.dispatcher.setup;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a column of VICIdial's is to hold. */
public sealed interface Wanted {
    /** What is written where nothing is yet. */
    String initial();

    /** Whether what is there will do. */
    boolean satisfiedBy(String actual);

    /** For people. */
    String text();

    /**
     * This and nothing else.
     *
     * @param value as the column holds it
     */
    record Exactly(String value) implements Wanted {
        @Override
        public String initial() {
            return value;
        }

        @Override
        public boolean satisfiedBy(String actual) {
            return actual.equals(value);
        }

        @Override
        public String text() {
            return value;
        }
    }

    /**
     * One of several.
     *
     * @param best what we write
     * @param others that will do as well
     */
    record OneOf(String best, List<String> others) implements Wanted {
        /** Keeps them as they were given. */
        public OneOf {
            others = List.copyOf(others);
        }

        @Override
        public String initial() {
            return best;
        }

        @Override
        public boolean satisfiedBy(String actual) {
            return actual.equals(best) || others.contains(actual);
        }

        @Override
        public String text() {
            return best + " (or " + String.join(", ", others) + ")";
        }
    }

    /**
     * Whatever the administrator likes; this where nothing is yet.
     *
     * @param value to begin with
     */
    record AtFirst(String value) implements Wanted {
        @Override
        public String initial() {
            return value;
        }

        @Override
        public boolean satisfiedBy(String actual) {
            return true;
        }

        @Override
        public String text() {
            return value + " (or what you like)";
        }
    }

    /**
     * A list of VICIdial's, words between blanks, that holds at least these; others stay.
     *
     * @param words that must be there
     * @param end what VICIdial writes behind the last one: {@code -} in lists of in-groups and statuses, else nothing
     * @param all a word that stands for all, or an empty text
     */
    record Holding(List<String> words, String end, String all) implements Wanted {
        /** Keeps them as they were given. */
        public Holding {
            words = List.copyOf(words);
        }

        @Override
        public String initial() {
            return end.isEmpty() ? String.join(" ", words) : " " + String.join(" ", words) + " " + end;
        }

        @Override
        public boolean satisfiedBy(String actual) {
            Set<String> there = new LinkedHashSet<>(Arrays.asList(actual.strip().split(" +")));
            return there.containsAll(words) || (!all.isEmpty() && there.contains(all));
        }

        @Override
        public String text() {
            return String.join(", ", words) + " (beside what is there)";
        }
    }
}
