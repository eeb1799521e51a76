package io.viciagents.node.azure;

import com.microsoft.cognitiveservices.speech.ResultReason;
import com.microsoft.cognitiveservices.speech.SpeechSynthesisCancellationDetails;
import com.microsoft.cognitiveservices.speech.SpeechSynthesisEventArgs;
import com.microsoft.cognitiveservices.speech.SpeechSynthesisResult;
import com.microsoft.cognitiveservices.speech.SpeechSynthesisWordBoundaryEventArgs;
import com.microsoft.cognitiveservices.speech.SpeechSynthesizer;
import com.microsoft.cognitiveservices.speech.util.EventHandler;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.speech.MuLaw;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One text on its way through the SDK. What the SDK tells comes on threads of its own, and the last sound may come after the
 * result; so what was not told until then is taken from the result, and the lock keeps the order. Listeners only hop to their
 * loop, so it is held for a microsecond.
 */
final class AzureUtterance {
    private static final long LONGEST_SECONDS = 60;
    private static final int NANOS_A_TICK = 100;

    private final SynthesisRequest request;
    private final Refused refused;
    private final SynthesisListener listener;
    private volatile boolean cancelled;
    private volatile Optional<SpeechSynthesizer> speaking = Optional.empty();
    private int textOffset;
    private int toldBytes;
    private boolean over;

    AzureUtterance(SynthesisRequest request, Refused refused, SynthesisListener listener) {
        this.request = request;
        this.refused = refused;
        this.listener = listener;
    }

    void cancel() {
        cancelled = true;
        speaking.ifPresent(SpeechSynthesizer::StopSpeakingAsync);
    }

    /** Speaks; blocks until it is over. Says whether the SDK's object can be used again. */
    boolean speak(SpeechSynthesizer voice) {
        if (cancelled) {
            return true;
        }
        EventHandler<SpeechSynthesisEventArgs> sound =
                (_, event) -> audio(event.getResult().getAudioData());
        EventHandler<SpeechSynthesisWordBoundaryEventArgs> word =
                (_, event) -> word(event.getText(), event.getAudioOffset());
        voice.Synthesizing.addEventListener(sound);
        voice.WordBoundary.addEventListener(word);
        speaking = Optional.of(voice);
        try (SpeechSynthesisResult result = voice.SpeakSsmlAsync(ssml()).get(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            return judge(result);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException broken) {
            listener.failed(refused.failure(
                    Kind.ENGINE, "failed inside the SDK (" + broken.getClass().getSimpleName() + ")"));
            return false;
        } finally {
            speaking = Optional.empty();
            voice.Synthesizing.removeEventListener(sound);
            voice.WordBoundary.removeEventListener(word);
        }
    }

    private synchronized boolean judge(SpeechSynthesisResult result) {
        if (cancelled) {
            return false;
        }
        if (result.getReason() == ResultReason.SynthesizingAudioCompleted) {
            byte[] all = result.getAudioData();
            audio(Arrays.copyOfRange(all, Math.min(toldBytes, all.length), all.length));
            over = true;
            listener.done();
            return true;
        }
        listener.failed(AzureConfig.failure(
                refused, SpeechSynthesisCancellationDetails.fromResult(result).getErrorCode()));
        return false;
    }

    private synchronized void audio(byte[] bytes) {
        if (!cancelled && !over && bytes.length > 0) {
            toldBytes += bytes.length;
            listener.audio(request.sampleRate() == 8000 ? MuLaw.samples(bytes, 8000) : linear(bytes));
        }
    }

    private static short[] linear(byte[] bytes) {
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /** The SDK's offsets count the markup; so the word is looked for in the text, after the one before it. */
    private synchronized void word(String word, long ticks) {
        int at = request.text().indexOf(word, textOffset);
        if (!cancelled && !over && at >= 0) {
            textOffset = at + word.length();
            listener.word(at, Duration.ofNanos(ticks * NANOS_A_TICK));
        }
    }

    private String ssml() {
        return "<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' xml:lang='"
                + escaped(request.language()) + "'><voice name='" + escaped(request.voice()) + "'>"
                + escaped(request.text()) + "</voice></speak>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }
}
