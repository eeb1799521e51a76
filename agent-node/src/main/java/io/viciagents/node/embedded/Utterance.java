package io.viciagents.node.embedded;

import io.viciagents.node.speech.RecognitionRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One utterance of a caller: filled by the call's loop, which never waits, and decoded on a thread of the recogniser.
 *
 * <p>When the decoder is more than 4 s behind, the newest frames are thrown away and counted: a call that cannot be
 * heard is worse than one that is heard with a gap, but a loop that waits would silence them all.
 */
final class Utterance implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Utterance.class);
    private static final short[] END = {};
    /** The place beyond the frames is for the end, which is never thrown away. */
    private static final int QUEUED_FRAMES = 200;

    private static final int FRAMES_BETWEEN_INTERIMS = 7;
    /** A minute: what goes on for longer is not speech, and the decoder's memory grows with it. */
    private static final int LONGEST_FRAMES = 3000;

    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    private final PocketsphinxRecogniser recogniser;
    private final RecognitionRequest request;
    private final Telling telling;
    private final Line line;
    private final CountDownLatch turn;
    private final CountDownLatch told = new CountDownLatch(1);
    private final BlockingQueue<short[]> frames = new ArrayBlockingQueue<>(QUEUED_FRAMES + 1);
    private boolean droppedOne;
    private String interim = "";

    /** An utterance that is told when {@code turn} is open, so that results keep their order. */
    Utterance(
            PocketsphinxRecogniser recogniser,
            RecognitionRequest request,
            Telling telling,
            Line line,
            CountDownLatch turn) {
        this.recogniser = recogniser;
        this.request = request;
        this.telling = telling;
        this.line = line;
        this.turn = turn;
    }

    /** Opens when all of this utterance has been told. */
    CountDownLatch told() {
        return told;
    }

    /** The next 20 ms; the array is the utterance's from now on. On the call's loop. */
    void add(short[] frame) {
        if (frames.remainingCapacity() > 1) {
            frames.add(frame);
        } else {
            recogniser.dropped(request.call(), !droppedOne);
            droppedOne = true;
        }
    }

    /** No more follows. On the call's loop, once. */
    void end() {
        frames.add(END);
    }

    @Override
    public void run() {
        try {
            turn.await();
            listen();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.atError().addKeyValue("call", request.call()).setCause(failure).log("the recogniser failed");
            telling.failed("The embedded recogniser failed: " + failure.getMessage());
        } finally {
            told.countDown();
        }
    }

    private void listen() throws InterruptedException {
        Vocabulary vocabulary = recogniser.vocabulary(request.phrases(), telling);
        if (vocabulary.isEmpty() || telling.closed()) {
            return;
        }
        Duration patience = recogniser.settings().decoderWait();
        Optional<DecoderPool.Loan> loan = recogniser.pool().borrow(vocabulary, patience);
        if (loan.isEmpty()) {
            telling.failed("All decoders of this node were busy for " + patience.toMillis() + " ms.");
            return;
        }
        try {
            decode(loan.get().decoder());
            loan.get().giveBack();
        } finally {
            loan.get().discardDecoder();
        }
    }

    private void decode(PocketsphinxDecoder decoder) throws InterruptedException {
        line.begin(decoder);
        int heard = 0;
        for (short[] frame = next(); frame.length > 0 && !telling.closed(); frame = next()) {
            if (heard < LONGEST_FRAMES) {
                line.hear(decoder, frame);
                heard++;
                tellInterim(decoder, heard);
            }
        }
        decoder.end();
        telling.result(decoder.words());
        line.learn(decoder);
    }

    private short[] next() throws InterruptedException {
        short[] frame = frames.poll(LONGEST_GAP.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            telling.failed("No audio came for " + LONGEST_GAP.toSeconds() + " s in the midst of an utterance.");
            return END;
        }
        return frame;
    }

    private void tellInterim(PocketsphinxDecoder decoder, int heard) {
        if (heard % FRAMES_BETWEEN_INTERIMS == 0) {
            String words = decoder.words();
            if (!words.isEmpty() && !words.equals(interim)) {
                interim = words;
                telling.interim(words);
            }
        }
    }
}
