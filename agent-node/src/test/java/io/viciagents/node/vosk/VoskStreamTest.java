package io.viciagents.node.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.RecognitionListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call's ear makes of a decoder; the decoder is played, for no model is at hand. */
class VoskStreamTest {
    private final Deque<Runnable> thread = new ArrayDeque<>();
    private final List<String> story = new ArrayList<>();
    private final PlayedDecoder decoder = new PlayedDecoder();
    private final VoskStream stream = new VoskStream(() -> decoder, thread::add, new Told());

    private void frames(int count) {
        for (int frame = 0; frame < count; frame++) {
            stream.frame(new short[160]);
        }
    }

    private void work() {
        while (!thread.isEmpty()) {
            thread.remove().run();
        }
    }

    @Test
    void aTurnIsHeardWithWhatWasBeforeItAndHasOneResult() {
        frames(100);
        stream.speechStarted();
        frames(10);
        decoder.partial = "book an";
        work();
        decoder.last = "book an appointment";
        stream.speechEnded();
        frames(50);
        work();

        assertThat(decoder.frames).isEqualTo(25);
        assertThat(story).containsExactly("interim book an", "result book an appointment");
    }

    @Test
    void whatTheDecoderFinishesInTheMiddleIsPartOfTheTurn() {
        stream.speechStarted();
        decoder.finished = "i would like";
        frames(1);
        work();
        decoder.finished = "";
        decoder.last = "to move";
        stream.speechEnded();
        work();
        stream.speechStarted();
        decoder.last = "";
        frames(1);
        stream.speechEnded();
        work();

        assertThat(story).containsExactly("result i would like to move", "result ");
    }

    @Test
    void aDecoderThatIsFarBehindLosesFramesAndNotTheEnd() {
        stream.speechStarted();
        frames(1000);
        stream.speechEnded();
        work();

        assertThat(decoder.frames).isEqualTo(200);
        assertThat(story).containsExactly("result ");
    }

    @Test
    void aDecoderThatFailsIsToldOnceAndAClosedStreamTellsNothing() {
        decoder.broken = true;
        stream.speechStarted();
        frames(2);
        stream.speechEnded();
        work();
        assertThat(story).containsExactly("failed Vosk failed: out of memory");

        stream.close();
        work();
        assertThat(story).hasSize(1);
        assertThat(decoder.closed).isEqualTo(1);
    }

    private final class Told implements RecognitionListener {
        @Override
        public void interim(String words) {
            story.add("interim " + words);
        }

        @Override
        public void result(String words) {
            story.add("result " + words);
        }

        @Override
        public void failed(Failure failure) {
            story.add("failed " + failure);
        }
    }

    private static final class PlayedDecoder implements Decoder {
        private String finished = "";
        private String partial = "";
        private String last = "";
        private boolean broken;
        private int frames;
        private int closed;

        @Override
        public String hear(short[] samples) {
            if (broken) {
                throw new IllegalStateException("out of memory");
            }
            frames++;
            return finished;
        }

        @Override
        public String partial() {
            return partial;
        }

        @Override
        public String finish() {
            return last;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
