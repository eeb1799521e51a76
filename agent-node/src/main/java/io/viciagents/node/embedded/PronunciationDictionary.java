package io.viciagents.node.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How words sound: the dictionary file of the acoustic model, one pronunciation a line, further ones of a word marked
 * {@code word(2)}. Read anew each time it is asked, which is once for each set of phrases. Usable from any thread.
 */
final class PronunciationDictionary {
    private final Path file;

    PronunciationDictionary(Path file) {
        this.file = file;
    }

    /** The dictionary's lines of each of {@code words} that it knows. */
    Map<String, List<String>> pronunciations(Collection<String> words) {
        Set<String> wanted = Set.copyOf(words);
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> wanted.contains(word(line)))
                    .forEach(line -> found.merge(
                            word(line),
                            List.of(line),
                            (known, more) ->
                                    Stream.concat(known.stream(), more.stream()).toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The pronunciation dictionary " + file + " cannot be read", unreadable);
        }
        return found;
    }

    private static String word(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '(') {
            end++;
        }
        return line.substring(0, end);
    }
}
