package io.viciagents.node.embedded;

import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One call's ear. Confined to the call's loop, but for what an {@link Utterance} does on its own thread.
 *
 * <p>Between utterances a frame costs a copy into the pre-roll. Each {@link #speechStarted} is answered by one result,
 * unless the stream fails or is closed before; a second one before {@link #speechEnded} changes nothing.
 */
final class PocketsphinxStream implements RecognitionStream {
    private final PocketsphinxRecogniser recogniser;
    private final RecognitionRequest request;
    private final Telling telling;
    private final Line line;
    private final PreRoll preRoll;
    /** The one that is being spoken. */
    private @Nullable Utterance utterance;
    /** Open once the utterance before the next one has been told. */
    private CountDownLatch told = new CountDownLatch(0);

    PocketsphinxStream(PocketsphinxRecogniser recogniser, RecognitionRequest request, Telling telling) {
        this.recogniser = recogniser;
        this.request = request;
        this.telling = telling;
        this.line = new Line(request.sampleRate());
        this.preRoll = new PreRoll(request.sampleRate() / 50);
    }

    @Override
    public void frame(short[] samples) {
        if (samples.length != request.sampleRate() / 50) {
            throw new IllegalArgumentException(
                    "a frame of " + request.sampleRate() / 50 + " samples was wanted, got " + samples.length);
        }
        if (utterance == null) {
            preRoll.add(samples);
        } else {
            utterance.add(samples.clone());
        }
    }

    @Override
    public void speechStarted() {
        if (utterance == null && !telling.closed()) {
            Utterance next = new Utterance(recogniser, request, telling, line, told);
            preRoll.drain(next::add);
            told = next.told();
            utterance = next;
            recogniser.run(telling, next);
        }
    }

    @Override
    public void speechEnded() {
        if (utterance != null) {
            utterance.end();
            utterance = null;
        }
    }

    @Override
    public void close() {
        telling.close();
        speechEnded();
    }
}
