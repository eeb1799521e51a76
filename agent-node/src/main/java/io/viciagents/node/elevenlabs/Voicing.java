package io.viciagents.node.elevenlabs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.MuLaw;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;

/**
 * One text being voiced: what ElevenLabs tells of it, as samples and words. Its times are those of the piece they come with, so
 * what was told before is added. Confined to the provider's strand. Mutable: what was told.
 */
final class Voicing {
    private final SynthesisRequest request;
    private final SynthesisListener listener;
    private byte[] half = {};
    private long toldSamples;
    private int textOffset;
    private boolean inWord;
    private boolean over;

    Voicing(SynthesisRequest request, SynthesisListener listener) {
        this.request = request;
        this.listener = listener;
    }

    SynthesisRequest request() {
        return request;
    }

    static String format(int sampleRate) {
        return sampleRate == 8000 ? "ulaw_8000" : "pcm_16000";
    }

    void audio(byte[] bytes) {
        if (over) {
            return;
        }
        short[] samples = request.sampleRate() == 8000 ? MuLaw.samples(bytes, 8000) : linear(bytes);
        if (samples.length > 0) {
            toldSamples += samples.length;
            listener.audio(samples);
        }
    }

    /** A network cuts samples of two bytes in the middle. */
    private short[] linear(byte[] bytes) {
        byte[] all = Arrays.copyOf(half, half.length + bytes.length);
        System.arraycopy(bytes, 0, all, half.length, bytes.length);
        short[] samples = new short[all.length / Short.BYTES];
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        half = Arrays.copyOfRange(all, samples.length * Short.BYTES, all.length);
        return samples;
    }

    /** When each letter of the next piece begins; told before the piece itself. */
    void alignment(JsonObject alignment) {
        JsonArray letters = alignment.getJsonArray("chars", new JsonArray());
        JsonArray begins = alignment.getJsonArray("charStartTimesMs", new JsonArray());
        long before = toldSamples * 1000 / request.sampleRate();
        for (int i = 0; !over && i < Math.min(letters.size(), begins.size()); i++) {
            letter(letters.getString(i), Duration.ofMillis(before + begins.getLong(i)));
        }
    }

    private void letter(String letter, Duration at) {
        if (letter.isBlank()) {
            inWord = false;
            return;
        }
        int found = request.text().indexOf(letter, textOffset);
        if (found < 0) {
            return;
        }
        if (!inWord) {
            listener.word(found, at);
            inWord = true;
        }
        textOffset = found + letter.length();
    }

    void done() {
        if (!over) {
            over = true;
            listener.done();
        }
    }

    void failed(Failure failure) {
        if (!over) {
            over = true;
            listener.failed(failure);
        }
    }

    void abandon() {
        over = true;
    }

    boolean over() {
        return over;
    }
}
