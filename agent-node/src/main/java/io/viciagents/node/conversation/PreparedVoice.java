package io.viciagents.node.conversation;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The agent's voice: a synthesiser whose callbacks come on the call's loop, with some sentences spoken in advance: the
 * greeting, so that it is there when the media is, and what is said in trouble, for then the synthesiser may be the
 * trouble. Confined to the call's loop.
 *
 * <p>It shares out the longest silence that a caller may hear: the first word of an answer, then the voice's first sound, then
 * the last words of the call when neither came. Mutable: what was prepared, how long sound waited, how long this call's voice
 * takes, and what is kept for the last words.
 */
final class PreparedVoice implements TurnClock.HandOver {
    /** It is asked first whether a human is there. */
    private static final Duration FOR_THE_LAST_WORDS = Duration.ofMillis(700);
    /** A voice that works has begun by then, as far as nothing else is known of it. */
    private static final Duration TO_FIRST_SOUND = Duration.ofMillis(500);
    /** Slower ones would leave no time for a word. */
    private static final Duration SLOWEST = Duration.ofSeconds(1);

    private final Synthesiser synthesiser;
    private final String call;
    private final String language;
    private final String voice;
    private final int sampleRate;
    private final Guard loop;
    private final Duration longestSilence;
    private Supplier<Duration> silence = () -> Duration.ZERO;
    private long longestWait;
    private Duration firstSound = TO_FIRST_SOUND;
    private Duration forTheLastWords = FOR_THE_LAST_WORDS;
    private final Map<String, Prepared> prepared = new HashMap<>();

    /** @param longestSilence that a caller who is owed an answer may hear */
    PreparedVoice(
            Synthesiser synthesiser,
            String call,
            String language,
            String voice,
            int sampleRate,
            Duration longestSilence,
            Guard loop) {
        this.longestSilence = longestSilence;
        this.synthesiser = synthesiser;
        this.call = call;
        this.language = language;
        this.voice = voice;
        this.sampleRate = sampleRate;
        this.loop = loop;
    }

    int sampleRate() {
        return sampleRate;
    }

    /** Where it is known for how long the caller has heard nothing. */
    void keepShort(Supplier<Duration> running) {
        silence = running;
    }

    /** After so much silence the first word of an answer is too late: its sound, or else the last words, would not come in time. */
    Duration forAWord() {
        return longestSilence.minus(FOR_THE_LAST_WORDS).minus(firstSound);
    }

    /**
     * How long the first sound of a sentence may take: as long as the synthesiser's own limits, whatever it is a chain of, but
     * not so long that the last words could not be heard before the longest silence is over. Where a turn's end was found so
     * late that no time is left, it has what it usually takes.
     */
    Duration patience() {
        boolean last = forTheLastWords.isZero();
        return longer(patienceOnceMore(), last ? Duration.ZERO : shorter(firstSound, synthesiser.patience()));
    }

    /** The same for a sentence that has failed before: nothing is added. */
    Duration patienceOnceMore() {
        Duration left = longestSilence.minus(silence.get()).minus(forTheLastWords);
        return longer(Duration.ZERO, shorter(left, synthesiser.patience()));
    }

    /** The last words are next: no time is kept for anything after them. */
    void last() {
        forTheLastWords = Duration.ZERO;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Slower than it was is believed at once, quicker by and by. */
    private void sounded(Duration took) {
        Duration usual =
                took.compareTo(firstSound) > 0 ? took : firstSound.plus(took).dividedBy(2);
        firstSound = shorter(longer(usual, TO_FIRST_SOUND), SLOWEST);
    }

    @Override
    public void forget() {
        longestWait = 0;
    }

    @Override
    public long longestNanos() {
        return longestWait;
    }

    /** Begins to synthesise what will be spoken soon; false when that has begun before and has not failed. */
    boolean prepare(String text) {
        Prepared before = prepared.get(text);
        if (before != null && before.failure.isEmpty()) {
            return false;
        }
        Prepared fresh = new Prepared();
        prepared.put(text, fresh);
        fresh.synthesis = synthesise(text, fresh);
        return true;
    }

    /** What was prepared is not wanted any more. */
    void forget(String text) {
        Optional.ofNullable(prepared.remove(text)).ifPresent(unwanted -> unwanted.synthesis.cancel());
    }

    /** Speaks, once with what was prepared if it did not fail. The listener is called on the loop, perhaps at once. */
    Synthesiser.Synthesis speak(String text, SynthesisListener listener) {
        Prepared ready = prepared.remove(text);
        return ready == null || ready.failure.isPresent() ? synthesise(text, listener) : ready.replay(listener);
    }

    private Synthesiser.Synthesis synthesise(String text, SynthesisListener listener) {
        return synthesiser.speak(
                new SynthesisRequest(call, text, language, voice, sampleRate), new OnTheLoop(listener));
    }

    /** Hops. */
    private final class OnTheLoop implements SynthesisListener {
        private final SynthesisListener listener;
        private final long began = loop.nanoTime();
        private boolean sounding;

        private OnTheLoop(SynthesisListener listener) {
            this.listener = listener;
        }

        @Override
        public void audio(short[] samples) {
            long told = loop.nanoTime();
            loop.execute(() -> {
                if (!sounding) {
                    sounding = true;
                    sounded(Duration.ofNanos(told - began));
                }
                listener.audio(samples);
                longestWait = Math.max(longestWait, loop.nanoTime() - told);
            });
        }

        @Override
        public void word(int textOffset, Duration at) {
            loop.execute(() -> listener.word(textOffset, at));
        }

        @Override
        public void done() {
            loop.execute(listener::done);
        }

        @Override
        public void failed(Failure failure) {
            loop.execute(() -> listener.failed(failure));
        }
    }

    /** What a synthesis has told so far; whoever speaks it is told that, and the rest as it comes. */
    private static final class Prepared implements SynthesisListener {
        private final List<Consumer<SynthesisListener>> told = new ArrayList<>();
        private Optional<SynthesisListener> speaker = Optional.empty();
        private Optional<Failure> failure = Optional.empty();
        private Synthesiser.Synthesis synthesis = () -> {};

        private Synthesiser.Synthesis replay(SynthesisListener listener) {
            speaker = Optional.of(listener);
            told.forEach(event -> event.accept(listener));
            return new Synthesiser.Synthesis() {
                @Override
                public void cancel() {
                    speaker = Optional.empty();
                    synthesis.cancel();
                }

                @Override
                public void tooLate() {
                    speaker = Optional.empty();
                    synthesis.tooLate();
                }
            };
        }

        private void tell(Consumer<SynthesisListener> event) {
            told.add(event);
            speaker.ifPresent(event);
        }

        @Override
        public void audio(short[] samples) {
            // A playout owns what it is given, so each replay gives it a copy.
            tell(listener -> listener.audio(samples.clone()));
        }

        @Override
        public void word(int textOffset, Duration at) {
            tell(listener -> listener.word(textOffset, at));
        }

        @Override
        public void done() {
            tell(SynthesisListener::done);
        }

        @Override
        public void failed(Failure failure) {
            this.failure = Optional.of(failure);
            tell(listener -> listener.failed(failure));
        }
    }
}
