package io.viciagents.node.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vocabularies in use, made when first asked for. Usable from any thread; asking may take some 50 ms. */
final class Vocabularies {
    private static final Logger log = LoggerFactory.getLogger(Vocabularies.class);
    private static final int MOST = 256;

    private final PronunciationDictionary dictionary;
    private final Map<List<String>, Vocabulary> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Vocabulary> eldest) {
            return size() > MOST;
        }
    };

    Vocabularies(PronunciationDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** What is needed to hear {@code phrases}; the words that cannot be heard are logged, once. */
    synchronized Vocabulary of(List<String> phrases) {
        return known.computeIfAbsent(phrases, this::made);
    }

    private Vocabulary made(List<String> phrases) {
        Vocabulary vocabulary = Vocabulary.of(phrases, dictionary);
        if (!vocabulary.unknownWords().isEmpty()) {
            log.atWarn()
                    .addKeyValue("words", vocabulary.unknownWords())
                    .log("phrases with these words will never be heard: the pronunciation dictionary lacks them;"
                            + " use other words in the profile");
        }
        return vocabulary;
    }
}
