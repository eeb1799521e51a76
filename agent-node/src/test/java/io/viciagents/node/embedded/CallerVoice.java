package io.viciagents.node.embedded;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.RecognitionStream;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A caller with a synthetic voice, at the far end of a telephone line: 8 kHz, mu-law, a little noise. */
final class CallerVoice {
    private static final int FRAME = 160;
    private static final int NOISE = 5;
    private static final int HALF_A_SECOND = 4000;

    private final Synthesiser synthesiser;
    private final String voice;

    CallerVoice(Synthesiser synthesiser, String voice) {
        this.synthesiser = synthesiser;
        this.voice = voice;
    }

    /** The text as it arrives, in frames, with half a second of silence before and behind it. */
    List<short[]> says(String text) {
        short[] spoken = text.isEmpty() ? new short[FRAME] : audio(synthesiser, request(text, voice, 8000));
        short[] call = Arrays.copyOf(new short[HALF_A_SECOND], 2 * HALF_A_SECOND + (spoken.length / FRAME + 1) * FRAME);
        System.arraycopy(spoken, 0, call, HALF_A_SECOND, spoken.length);
        Random random = new Random(7);
        List<short[]> frames = new ArrayList<>();
        for (int from = 0; from + FRAME <= call.length; from += FRAME) {
            short[] frame = Arrays.copyOfRange(call, from, from + FRAME);
            for (int i = 0; i < FRAME; i++) {
                frame[i] = throughMuLaw((int) (frame[i] + NOISE * random.nextGaussian()));
            }
            frames.add(frame);
        }
        return frames;
    }

    /** Says the text into a stream, with the signals that a voice activity detector would give. */
    void says(String text, RecognitionStream stream) {
        List<short[]> frames = says(text);
        int begin = HALF_A_SECOND / FRAME + 3;
        for (int i = 0; i < frames.size(); i++) {
            if (i == begin) {
                stream.speechStarted();
            }
            stream.frame(frames.get(i));
        }
        stream.speechEnded();
    }

    static SynthesisRequest request(String text, String voice, int sampleRate) {
        return new SynthesisRequest(text, "en-US", voice, sampleRate);
    }

    /** All of a text. */
    static short[] audio(Synthesiser synthesiser, SynthesisRequest request) {
        Heard heard = new Heard();
        synthesiser.speak(request, heard);
        return heard.await();
    }

    /** ITU-T G.711 there and back. */
    private static short throughMuLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32635) + 132;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
        int decoded = (((mantissa << 3) + 132) << exponent) - 132;
        return (short) (sample < 0 ? -decoded : decoded);
    }

    /** What a synthesiser told. */
    static final class Heard implements SynthesisListener {
        final List<short[]> pieces = new ArrayList<>();
        final List<Integer> wordOffsets = new ArrayList<>();
        final List<Duration> wordTimes = new ArrayList<>();
        private final CompletableFuture<String> end = new CompletableFuture<>();

        @Override
        public void audio(short[] samples) {
            pieces.add(samples);
        }

        @Override
        public void word(int textOffset, Duration at) {
            wordOffsets.add(textOffset);
            wordTimes.add(at);
        }

        @Override
        public void done() {
            end.complete("");
        }

        @Override
        public void failed(Failure failure) {
            end.complete(failure.sentence());
        }

        /** The reason of the failure; empty for none. */
        String failure() {
            return end.orTimeout(60, TimeUnit.SECONDS).join();
        }

        short[] await() {
            if (!failure().isEmpty()) {
                throw new AssertionError(failure());
            }
            short[] all =
                    new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
            int at = 0;
            for (short[] piece : pieces) {
                System.arraycopy(piece, 0, all, at, piece.length);
                at += piece.length;
            }
            return all;
        }
    }
}
