package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpeakingAheadTest {
    private final SpeakingAhead ahead = new SpeakingAhead();
    private final List<String> asked = new ArrayList<>();
    private final List<SynthesisListener> listeners = new ArrayList<>();
    private final Synthesiser voice = (request, listener) -> {
        asked.add(request.text());
        listeners.add(listener);
        return () -> {};
    };

    @Test
    void oneTextAtATimeWhateverProfileItIsOf() {
        ahead.add(voice, texts("good morning", "goodbye"));
        ahead.add(voice, texts("one moment"));
        assertThat(asked).containsExactly("good morning");

        listeners.getLast().done();
        assertThat(asked).containsExactly("good morning", "goodbye");

        listeners.getLast().done();
        assertThat(asked).containsExactly("good morning", "goodbye", "one moment");
    }

    @Test
    void aTextThatFailsDoesNotKeepTheOthersBack() {
        ahead.add(voice, texts("good morning", "goodbye"));

        listeners.getLast().failed(Failure.here("no voice"));

        assertThat(asked).containsExactly("good morning", "goodbye");
    }

    @Test
    void whatComesWhenAllHasBeenSpokenIsSpokenToo() {
        ahead.add(voice, List.of());
        ahead.add(voice, texts("good morning"));
        listeners.getLast().done();

        ahead.add(voice, texts("goodbye"));

        assertThat(asked).containsExactly("good morning", "goodbye");
    }

    private static List<SynthesisRequest> texts(String... texts) {
        return Stream.of(texts)
                .map(text -> new SynthesisRequest(text, "en-US", "slt", 8000))
                .toList();
    }
}
