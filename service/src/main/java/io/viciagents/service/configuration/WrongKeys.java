package io.viciagents.service.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Several keys of a record are wrong, each with a sentence of its own; made by {@link Checks}. */
final class WrongKeys extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> sentences;

    WrongKeys(Map<String, String> sentences) {
        super(sentences.entrySet().stream()
                .map(wrong -> wrong.getKey() + ": " + wrong.getValue())
                .collect(Collectors.joining("\n")));
        this.sentences = new LinkedHashMap<>(sentences);
    }

    /** By key, counted from the record. */
    Map<String, String> sentences() {
        return sentences;
    }
}
