package io.viciagents.service.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How names are spelt in Java, in YAML and in the environment, and which known one a wrong one was meant to be. */
final class Names {
    private static final int LONGEST_COMPARED = 80;

    private Names() {}

    /** {@code fallbackExtension} becomes {@code FALLBACK_EXTENSION}. */
    static String upperSnake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
    }

    /** {@code AzureSpeech} and {@code AZURE_SPEECH} become {@code azure-speech}. */
    static String kebab(String name) {
        return upperSnake(name).replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** The known name that differs little enough from the wrong one to be meant. */
    static Optional<String> nearest(String wrong, Collection<String> known) {
        String bare = bare(wrong);
        return known.stream()
                .filter(name -> distance(bare, bare(name)) <= tolerated(bare(name)))
                .min(Comparator.comparingInt((String name) -> distance(bare, bare(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to write in place of a wrong name: the nearest, or one of all. */
    static String cure(String wrong, Collection<String> known) {
        return nearest(wrong, known)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() ->
                        known.isEmpty() ? "there are none here, remove it" : "known are " + String.join(", ", known));
    }

    /** Two letters swapped are two changes. */
    private static int tolerated(String name) {
        return name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
    }

    private static String bare(String name) {
        String letters = name.replaceAll("[-_. ]", "").toLowerCase(Locale.ROOT);
        return letters.substring(0, Math.min(letters.length(), LONGEST_COMPARED));
    }

    /** Levenshtein's: how many letters are to be inserted, removed or replaced. */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] here = new int[right.length() + 1];
            here[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = above[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[right.length()];
    }
}
