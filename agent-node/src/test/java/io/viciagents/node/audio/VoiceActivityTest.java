package io.viciagents.node.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceActivityTest {
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void sixtyMillisecondsOfVoiceAreSpeechAndTwoHundredOfSilenceEndIt(int sampleRate) {
        VoiceActivity activity = new VoiceActivity();
        hear(activity, 25, noise(sampleRate, 20));
        assertThat(activity.speaking()).isFalse();
        assertThat(activity.hear(voice(sampleRate))).isEqualTo(Voice.SILENCE);
        assertThat(activity.hear(voice(sampleRate))).isEqualTo(Voice.SILENCE);
        assertThat(activity.hear(voice(sampleRate))).isEqualTo(Voice.BEGAN);
        assertThat(activity.hear(voice(sampleRate))).isEqualTo(Voice.SPEECH);
        for (int i = 0; i < 9; i++) {
            assertThat(activity.hear(noise(sampleRate, 20))).isEqualTo(Voice.SPEECH);
        }
        assertThat(activity.hear(noise(sampleRate, 20))).isEqualTo(Voice.ENDED);
        assertThat(activity.silence()).isEqualTo(Duration.ofMillis(200));
        assertThat(activity.hear(noise(sampleRate, 20))).isEqualTo(Voice.SILENCE);
    }

    @Test
    void aClickIsNotSpeech() {
        VoiceActivity activity = new VoiceActivity();
        hear(activity, 25, noise(8000, 20));
        hear(activity, 2, voice(8000));
        assertThat(activity.hear(noise(8000, 20))).isEqualTo(Voice.SILENCE);
    }

    @Test
    void theFirstFrameMayAlreadyBeSpeech() {
        VoiceActivity activity = new VoiceActivity();
        hear(activity, 3, voice(8000));
        assertThat(activity.speaking()).isTrue();
    }

    @Test
    void voiceIsFoundAfterDigitalSilence() {
        VoiceActivity activity = new VoiceActivity();
        hear(activity, 500, new short[160]);
        assertThat(activity.levelDb()).isZero();
        hear(activity, 3, voice(8000));
        assertThat(activity.speaking()).isTrue();
    }

    @Test
    void comfortNoiseBetweenFramesOfNothingIsNotSpeech() {
        VoiceActivity activity = new VoiceActivity();
        for (int i = 0; i < 300; i++) {
            activity.hear(i % 7 < 3 ? new short[160] : noise(8000, 60));
            assertThat(activity.speaking()).isFalse();
        }
    }

    @Test
    void aNoiseThatSetsInForGoodIsSpeechForTwoSecondsAtMost() {
        VoiceActivity activity = new VoiceActivity();
        hear(activity, 50, noise(8000, 20));
        hear(activity, 10, noise(8000, 400));
        assertThat(activity.speaking()).isTrue();
        hear(activity, 120, noise(8000, 400));
        assertThat(activity.speaking()).isFalse();
        hear(activity, 5, voice(8000));
        assertThat(activity.speaking()).isTrue();
    }

    @Test
    void aLongSentenceIsOnePieceOfSpeech() {
        VoiceActivity activity = new VoiceActivity();
        hear(activity, 50, noise(8000, 20));
        hear(activity, 3, voice(8000));
        for (int syllable = 0; syllable < 60; syllable++) {
            hear(activity, 9, voice(8000));
            hear(activity, 4, noise(8000, 40));
            assertThat(activity.speaking()).isTrue();
        }
    }

    @Test
    void aQuieterRoomIsLearntQuickly() {
        VoiceActivity activity = new VoiceActivity();
        hear(activity, 200, noise(8000, 500));
        double loud = activity.floorDb();
        hear(activity, 20, noise(8000, 30));
        assertThat(activity.floorDb()).isLessThan(loud - 15);
    }

    private static void hear(VoiceActivity activity, int frames, short[] samples) {
        for (int i = 0; i < frames; i++) {
            activity.hear(samples);
        }
    }

    private static short[] voice(int sampleRate) {
        return Tones.sine(sampleRate, 180, 4000, 0, sampleRate / 50);
    }

    private short[] noise(int sampleRate, double deviation) {
        short[] samples = new short[sampleRate / 50];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * deviation);
        }
        return samples;
    }
}
