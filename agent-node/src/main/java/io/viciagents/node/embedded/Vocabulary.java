package io.viciagents.node.embedded;

import io.viciagents.node.speech.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that a decoder can hear: the language model of a set of phrases and how their words sound.
 *
 * @param languageModel ARPA text
 * @param dictionary one pronunciation a line
 * @param unknownWords words of the phrases that the dictionary lacks; phrases with them are left out
 */
record Vocabulary(String languageModel, String dictionary, List<String> unknownWords) {
    Vocabulary {
        unknownWords = List.copyOf(unknownWords);
    }

    /** What is needed to hear {@code phrases}. */
    static Vocabulary of(Collection<String> phrases, PronunciationDictionary dictionary) {
        List<List<String>> wanted = phrases.stream()
                .map(Words::of)
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
        TreeSet<String> words = wanted.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = new ArrayList<>(words);
        words.addAll(EverydayWords.LIST);
        Map<String, List<String>> sounds = dictionary.pronunciations(words);
        unknown.removeAll(sounds.keySet());
        List<List<String>> speakable = wanted.stream()
                .filter(phrase -> sounds.keySet().containsAll(phrase))
                .toList();
        List<String> others =
                EverydayWords.LIST.stream().filter(sounds::containsKey).toList();
        String lines = sounds.values().stream().flatMap(List::stream).collect(Collectors.joining("\n", "", "\n"));
        return new Vocabulary(speakable.isEmpty() ? "" : new BigramModel(speakable, others).arpa(), lines, unknown);
    }

    /** Whether there is nothing to hear. */
    boolean isEmpty() {
        return languageModel.isEmpty();
    }
}
