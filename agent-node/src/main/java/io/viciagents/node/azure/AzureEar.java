package io.viciagents.node.azure;

import com.microsoft.cognitiveservices.speech.CancellationReason;
import com.microsoft.cognitiveservices.speech.PhraseListGrammar;
import com.microsoft.cognitiveservices.speech.SpeechConfig;
import com.microsoft.cognitiveservices.speech.SpeechRecognizer;
import com.microsoft.cognitiveservices.speech.audio.AudioConfig;
import com.microsoft.cognitiveservices.speech.audio.AudioInputStream;
import com.microsoft.cognitiveservices.speech.audio.AudioStreamFormat;
import com.microsoft.cognitiveservices.speech.audio.AudioStreamWaveFormat;
import com.microsoft.cognitiveservices.speech.audio.PushAudioInputStream;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.speech.MuLaw;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's ear at Azure: the call's loop puts frames into a queue, a thread of its own gives them to the SDK, for a write may
 * take 22 ms, and opening and closing much longer. When that thread is more than 4 s behind, frames are thrown away. What the
 * SDK tells comes on fresh threads of its own.
 */
final class AzureEar implements RecognitionStream, Runnable {
    private static final Logger log = LoggerFactory.getLogger(AzureEar.class);
    private static final byte[] END = {};
    private static final int QUEUED_FRAMES = 200;
    private static final int MOST_PHRASES = 300;
    private static final long SECONDS_TO_STOP = 3;

    private final Azure azure;
    private final RecognitionRequest request;
    private final Refused refused;
    private final RecognitionListener listener;
    private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(QUEUED_FRAMES + 1);
    private final AtomicBoolean over = new AtomicBoolean();

    AzureEar(Azure azure, RecognitionRequest request, Refused refused, RecognitionListener listener) {
        this.azure = azure;
        this.request = request;
        this.refused = refused;
        this.listener = listener;
    }

    @Override
    public void frame(short[] samples) {
        if (!over.get() && frames.remainingCapacity() > 1) {
            frames.add(MuLaw.of(samples, request.sampleRate()));
        }
    }

    @Override
    public void speechStarted() {
        // Azure finds the beginning by itself.
    }

    @Override
    public void speechEnded() {
        // Azure can not be asked for a final result: its interim words have to do.
    }

    @Override
    public void close() {
        over.set(true);
        frames.offer(END);
    }

    @Override
    public void run() {
        try (SpeechConfig config = AzureConfig.of(azure);
                PushAudioInputStream audio = AudioInputStream.createPushStream(
                        AudioStreamFormat.getWaveFormat(8000, (short) 8, (short) 1, AudioStreamWaveFormat.MULAW));
                AudioConfig source = AudioConfig.fromStreamInput(audio)) {
            config.setSpeechRecognitionLanguage(request.language());
            AzureConfig.segment(config, azure);
            try (SpeechRecognizer recogniser = new SpeechRecognizer(config, source)) {
                listen(recogniser, audio);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException broken) {
            log.atDebug().addKeyValue("call", request.call()).setCause(broken).log("the SDK failed");
            fail(refused.failure(
                    Kind.ENGINE,
                    "could not be started by the SDK (" + broken.getClass().getSimpleName() + ")"));
        } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
            fail(refused.failure(
                    Kind.ENGINE,
                    "needs the SDK's native libraries, which do not load here; install libssl3, libasound2, libuuid1"
                            + " and ca-certificates on a system with glibc"));
        }
    }

    private void listen(SpeechRecognizer recogniser, PushAudioInputStream audio)
            throws InterruptedException, ExecutionException, TimeoutException {
        PhraseListGrammar hints = PhraseListGrammar.fromRecognizer(recogniser);
        request.phrases().stream().limit(MOST_PHRASES).forEach(hints::addPhrase);
        recogniser.recognizing.addEventListener(
                (_, event) -> interim(event.getResult().getText()));
        recogniser.recognized.addEventListener(
                (_, event) -> result(event.getResult().getText()));
        recogniser.canceled.addEventListener((_, event) -> {
            if (event.getReason() == CancellationReason.Error) {
                fail(AzureConfig.failure(refused, event.getErrorCode()));
            }
        });
        long patience =
                azure.limits().connect().plus(azure.limits().firstByte()).toMillis();
        recogniser.startContinuousRecognitionAsync().get(patience, TimeUnit.MILLISECONDS);
        feed(audio);
        audio.close();
        recogniser.stopContinuousRecognitionAsync().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    /** Everything that waits goes in one write: a write for each frame costs five times as much. */
    private void feed(PushAudioInputStream audio) throws InterruptedException {
        while (!over.get()) {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            for (byte[] frame = frames.take(); frame != null && frame.length > 0; frame = frames.poll()) {
                block.writeBytes(frame);
            }
            if (block.size() > 0 && !over.get()) {
                audio.write(block.toByteArray());
            }
        }
    }

    private void interim(String words) {
        if (!over.get() && !words.isBlank()) {
            listener.interim(words);
        }
    }

    private void result(String words) {
        if (!over.get() && !words.isBlank()) {
            listener.result(words);
        }
    }

    private void fail(Failure failure) {
        if (over.compareAndSet(false, true)) {
            frames.offer(END);
            listener.failed(failure);
        }
    }
}
