package io.viciagents.node.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.viciagents.node.provider.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptCacheTest {
    private final FakeSynthesiser synthesiser = new FakeSynthesiser();
    private final PromptCache cache = new PromptCache("fake", synthesiser, 8000);

    @Test
    void whatWasSaidOnceIsNotMadeAgain() {
        Story first = speak("hello");
        synthesiser.running("hello").sayAndFinish(1, 2);
        Story second = speak("hello");

        assertThat(first.lines).containsExactly("word 0 at 0", "audio [1, 2]", "done");
        await().untilAsserted(() -> assertThat(second.lines).isEqualTo(first.lines));
        assertThat(synthesiser.asked).containsExactly("hello");
        assertThat(cache.bytes()).isEqualTo(4);
    }

    @Test
    void everyPartOfTheRequestCounts() {
        SynthesisListener nobody = new Story();
        cache.speak(new SynthesisRequest("hello", "en-US", "slt", 8000), nobody);
        cache.speak(new SynthesisRequest("hello", "en-GB", "slt", 8000), nobody);
        cache.speak(new SynthesisRequest("hello", "en-US", "rms", 8000), nobody);
        cache.speak(new SynthesisRequest("hello", "en-US", "slt", 16000), nobody);

        assertThat(synthesiser.asked).hasSize(4);
    }

    @Test
    void whoeverAsksInTheMidstOfASynthesisHearsAllOfIt() {
        speak("hello");
        synthesiser.running("hello").listener.audio(new short[] {1});
        Story late = speak("hello");
        await().untilAsserted(() -> assertThat(late.lines).containsExactly("audio [1]"));
        synthesiser.running("hello").sayAndFinish(2);

        assertThat(late.lines).containsExactly("audio [1]", "word 0 at 0", "audio [2]", "done");
        assertThat(synthesiser.asked).containsExactly("hello");
    }

    @Test
    void listenersDoNotShareTheirAudio() {
        Story first = speak("hello");
        synthesiser.running("hello").sayAndFinish(1, 2);
        first.audio.getFirst()[0] = 99;
        Story second = speak("hello");

        await().untilAsserted(() -> assertThat(second.lines).contains("audio [1, 2]"));
    }

    @Test
    void failuresAreToldToAllAndNotRemembered() {
        Story first = speak("hello");
        synthesiser.running("hello").listener.failed(Failure.here("no."));
        Story second = speak("hello");
        synthesiser.running("hello").sayAndFinish(3);

        assertThat(first.lines).containsExactly("failed no.");
        assertThat(second.lines).contains("audio [3]", "done");
    }

    @Test
    void aSynthesisIsCancelledWhenTheLastWhoWantedItCancels() {
        Story first = new Story();
        Story second = new Story();
        Synthesiser.Synthesis one = cache.speak(request("hello"), first);
        Synthesiser.Synthesis other = cache.speak(request("hello"), second);
        one.cancel();
        one.cancel();
        assertThat(synthesiser.running("hello").cancelled).isFalse();
        other.cancel();
        assertThat(synthesiser.running("hello").cancelled).isTrue();

        synthesiser.running("hello").sayAndFinish(1);
        assertThat(cache.bytes()).isZero();
        speak("hello");
        assertThat(synthesiser.asked).containsExactly("hello", "hello");
    }

    @Test
    void whatWasAskedForLongestAgoGoesFirst() {
        for (int i = 0; i < 9; i++) {
            speak("text " + i);
            synthesiser.running("text " + i).sayAndFinish(new short[480]);
            speak("text 0");
        }
        assertThat(cache.bytes()).isLessThanOrEqualTo(8000).isGreaterThan(6000);
        speak("text 0");
        speak("text 1");
        assertThat(Collections.frequency(synthesiser.asked, "text 0")).isEqualTo(1);
        assertThat(Collections.frequency(synthesiser.asked, "text 1")).isEqualTo(2);
    }

    @Test
    void aTextThatWouldFillTheCacheIsNotRemembered() {
        speak("long");
        synthesiser.running("long").sayAndFinish(new short[3000]);

        assertThat(cache.bytes()).isZero();
    }

    private Story speak(String text) {
        Story story = new Story();
        cache.speak(request(text), story);
        return story;
    }

    private static SynthesisRequest request(String text) {
        return new SynthesisRequest(text, "en-US", "slt", 8000);
    }

    /** Speaks only when the test says so. */
    private static final class FakeSynthesiser implements Synthesiser {
        private final List<String> asked = new ArrayList<>();
        private final List<Running> running = new ArrayList<>();

        @Override
        public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
            Running fresh = new Running(request.text(), listener);
            asked.add(request.text());
            running.add(fresh);
            return () -> fresh.cancelled = true;
        }

        private Running running(String text) {
            return running.reversed().stream()
                    .filter(one -> one.text.equals(text))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final class Running {
        private final String text;
        private final SynthesisListener listener;
        private boolean cancelled;

        private Running(String text, SynthesisListener listener) {
            this.text = text;
            this.listener = listener;
        }

        private void sayAndFinish(int... samples) {
            short[] audio = new short[samples.length];
            for (int i = 0; i < audio.length; i++) {
                audio[i] = (short) samples[i];
            }
            sayAndFinish(audio);
        }

        private void sayAndFinish(short[] audio) {
            listener.word(0, Duration.ZERO);
            listener.audio(audio);
            listener.done();
        }
    }

    /** What a listener was told. */
    private static final class Story implements SynthesisListener {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final List<short[]> audio = new ArrayList<>();

        @Override
        public void audio(short[] samples) {
            audio.add(samples);
            lines.add("audio " + Arrays.toString(samples));
        }

        @Override
        public void word(int textOffset, Duration at) {
            lines.add("word " + textOffset + " at " + at.toMillis());
        }

        @Override
        public void done() {
            lines.add("done");
        }

        @Override
        public void failed(Failure failure) {
            lines.add("failed " + failure);
        }
    }
}
