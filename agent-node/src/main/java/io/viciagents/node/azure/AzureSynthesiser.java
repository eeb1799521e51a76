package io.viciagents.node.azure;

import com.microsoft.cognitiveservices.speech.Connection;
import com.microsoft.cognitiveservices.speech.SpeechConfig;
import com.microsoft.cognitiveservices.speech.SpeechSynthesisOutputFormat;
import com.microsoft.cognitiveservices.speech.SpeechSynthesizer;
import io.viciagents.node.network.Refused;
import io.viciagents.node.provider.Azure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Azure's voices. The SDK's synthesisers keep their socket open between texts and speak one text at a time, so they are lent
 * from a pool and given back. Any thread; what blocks runs on platform threads of its own.
 */
public final class AzureSynthesiser implements Synthesiser, AutoCloseable {
    private static final int MOST_IDLE = 50;

    private final Azure azure;
    private final Refused refused;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("azure-voice-", 1).factory());
    private final Map<Integer, Queue<SpeechSynthesizer>> idle = new ConcurrentHashMap<>();

    /** Connects to nothing yet. */
    public AzureSynthesiser(String name, Azure azure) {
        this.azure = azure;
        this.refused = new Refused("the synthesiser " + name);
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        AzureUtterance utterance = new AzureUtterance(request, refused, listener);
        threads.execute(() -> {
            try {
                SpeechSynthesizer voice = lent(request.sampleRate());
                if (utterance.speak(voice)) {
                    giveBack(request.sampleRate(), voice);
                } else {
                    voice.close();
                }
            } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
                listener.failed(refused.failure(
                        Kind.ENGINE,
                        "needs the SDK's native libraries, which do not load here; install libssl3, libasound2,"
                                + " libuuid1 and ca-certificates on a system with glibc"));
            }
        });
        return () -> threads.execute(utterance::cancel);
    }

    @Override
    public void expect(String language, String voice, int sampleRate) {
        threads.execute(() -> {
            if (idle(sampleRate).isEmpty()) {
                SpeechSynthesizer fresh = fresh(sampleRate);
                Connection.fromSpeechSynthesizer(fresh).openConnection(true);
                giveBack(sampleRate, fresh);
            }
        });
    }

    private SpeechSynthesizer lent(int sampleRate) {
        return Optional.ofNullable(idle(sampleRate).poll()).orElseGet(() -> fresh(sampleRate));
    }

    private SpeechSynthesizer fresh(int sampleRate) {
        try (SpeechConfig config = AzureConfig.of(azure)) {
            config.setSpeechSynthesisOutputFormat(
                    sampleRate == 8000
                            ? SpeechSynthesisOutputFormat.Raw8Khz8BitMonoMULaw
                            : SpeechSynthesisOutputFormat.Raw16Khz16BitMonoPcm);
            return new SpeechSynthesizer(config, null);
        }
    }

    private void giveBack(int sampleRate, SpeechSynthesizer voice) {
        if (threads.isShutdown() || idle(sampleRate).size() >= MOST_IDLE) {
            voice.close();
        } else {
            idle(sampleRate).add(voice);
        }
    }

    private Queue<SpeechSynthesizer> idle(int sampleRate) {
        return idle.computeIfAbsent(sampleRate, _ -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public void close() {
        threads.shutdown();
        idle.values().forEach(queue -> queue.forEach(SpeechSynthesizer::close));
    }
}
