package io.viciagents.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.embedded.CallerVoice.Heard;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real flite. */
class FliteSynthesiserTest {
    private static final String TEXT = "Hello, this is Anna from Acme. We open at 9 o'clock every day, on $5 days!";
    private static FliteSynthesiser flite;

    @BeforeAll
    static void load() {
        flite = new FliteSynthesiser(EmbeddedSettings.defaults());
    }

    @AfterAll
    static void close() {
        flite.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kal", "kal16", "awb", "rms", "slt"})
    void everyVoiceIsWellAudibleAtOnceAndNeverClips(String voice) {
        for (int rate : List.of(8000, 16000)) {
            short[] audio = CallerVoice.audio(flite, CallerVoice.request(TEXT, voice, rate));
            int peak = IntStream.range(0, audio.length)
                    .map(i -> Math.abs(audio[i]))
                    .max()
                    .orElse(0);
            assertThat(audio.length).isBetween(3 * rate, 8 * rate);
            assertThat(peak).isBetween(8000, 30000);
            assertThat(Tone.rms(audio, 0, audio.length)).isBetween(1500.0, 4500.0);
            assertThat(Tone.rms(audio, 0, rate / 5)).as("its first 200 ms").isGreaterThan(300);
        }
    }

    @Test
    void theFirstSentenceIsToldBeforeTheOthers() {
        Heard heard = new Heard();
        flite.speak(CallerVoice.request(TEXT, "slt", 8000), heard);
        short[] all = heard.await();
        assertThat(heard.pieces.size()).isEqualTo(3);
        assertThat(heard.pieces.getFirst().length).isLessThan(all.length / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kal", "slt"})
    void everyWordIsToldWithItsPlaceInTheTextAndInTheAudio(String voice) {
        Heard heard = new Heard();
        flite.speak(CallerVoice.request(TEXT, voice, 8000), heard);
        Duration length = Duration.ofMillis(heard.await().length / 8);
        assertThat(heard.wordOffsets.stream().map(at -> TEXT.substring(at).split(" ", 2)[0]))
                .containsExactly(TEXT.split(" ", -1));
        assertThat(heard.wordTimes).isSorted().allMatch(at -> at.compareTo(length) < 0);
        assertThat(heard.wordTimes.getFirst()).isLessThan(Duration.ofMillis(150));
        assertThat(heard.wordTimes.get(3)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1300));
    }

    @Test
    void aVoiceThatThereIsNotIsToldWithThoseThatThereAre() {
        assertThat(failure(flite, CallerVoice.request("Hello", "anna", 8000)))
                .isEqualTo("flite has no voice anna; it has awb, kal, kal16, rms, slt.");
    }

    @Test
    void anotherLanguageHasNoEngine() {
        assertThat(failure(flite, new SynthesisRequest("Selamat", "ms-MY", "slt", 8000)))
                .startsWith("No engine for language ms-MY");
    }

    @Test
    void aTextWithoutWordsIsDoneAtOnce() {
        Heard heard = new Heard();
        flite.speak(CallerVoice.request(" ... \u4f60\u597d ", "slt", 8000), heard);
        assertThat(heard.await()).isEmpty();
    }

    @Test
    void aFullQueueFailsAtOnce() {
        EmbeddedSettings standard = EmbeddedSettings.defaults();
        try (FliteSynthesiser narrow =
                new FliteSynthesiser(new EmbeddedSettings(standard.model(), 1, 1, 1, standard.decoderWait()))) {
            List<Heard> heard =
                    IntStream.range(0, 20).mapToObj(i -> new Heard()).toList();
            heard.forEach(one -> narrow.speak(CallerVoice.request(TEXT.repeat(5), "slt", 8000), one));
            assertThat(heard.stream().map(Heard::failure))
                    .contains("")
                    .contains("The synthesiser's queue is full: this node has more to say than it can.");
        }
    }

    @Test
    void aCancelledTextIsNotSpokenToItsEnd() {
        Heard heard = new Heard();
        Heard next = new Heard();
        EmbeddedSettings standard = EmbeddedSettings.defaults();
        try (FliteSynthesiser one =
                new FliteSynthesiser(new EmbeddedSettings(standard.model(), 1, 9, 1, standard.decoderWait()))) {
            one.speak(CallerVoice.request(TEXT.repeat(20), "slt", 8000), heard).cancel();
            one.speak(CallerVoice.request("Hello", "slt", 8000), next);
            next.await();
            assertThat(heard.pieces).hasSizeLessThan(60);
        }
    }

    private static String failure(Synthesiser synthesiser, SynthesisRequest request) {
        Heard heard = new Heard();
        synthesiser.speak(request, heard);
        return heard.failure();
    }
}
