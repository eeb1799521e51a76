package io.viciagents.node.embedded;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One text being spoken, clause by clause, on one of the synthesiser's threads. */
final class FliteUtterance implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(FliteUtterance.class);

    private final FliteVoice voice;
    private final SynthesisRequest request;
    private final SynthesisListener listener;
    private final BooleanSupplier cancelled;
    private long sentSamples;

    FliteUtterance(FliteVoice voice, SynthesisRequest request, SynthesisListener listener, BooleanSupplier cancelled) {
        this.voice = voice;
        this.request = request;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    @Override
    public void run() {
        try {
            for (Clause clause : Clause.of(request.text())) {
                if (cancelled.getAsBoolean()) {
                    return;
                }
                tell(clause, voice.speak(clause.text()).trimmed());
            }
            listener.done();
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("voice", request.voice()).setCause(failure).log("flite could not speak a text");
            listener.failed(Failure.here("flite could not speak the text: " + failure.getMessage()));
        }
    }

    /** The words go before the audio they are in, so that nothing is heard of which the words are unknown. */
    private void tell(Clause clause, SpokenClause spoken) {
        Duration sent = Duration.ofNanos(sentSamples * 1_000_000_000L / request.sampleRate());
        List<Integer> offsets = clause.wordOffsets();
        List<Duration> begins = spoken.wordBegins(clause);
        for (int i = 0; i < offsets.size(); i++) {
            listener.word(clause.offset() + offsets.get(i), sent.plus(begins.get(i)));
        }
        short[] voiced = Resampler.resample(spoken.samples(), spoken.sampleRate(), request.sampleRate());
        int pause = (int) (clause.pause().toMillis() * request.sampleRate() / 1000);
        short[] piece = Arrays.copyOf(voice.loudness().applied(voiced), voiced.length + pause);
        sentSamples += piece.length;
        listener.audio(piece);
    }
}
