package io.viciagents.node.chain;

import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.util.ArrayList;
import java.util.List;

/** Opens, notes what it is given, and tells what the test says, or nothing. */
final class FakeEar implements Recogniser {
    final List<RecognitionListener> opened = new ArrayList<>();
    final List<String> story = new ArrayList<>();
    int frames;

    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        opened.add(listener);
        return new Stream();
    }

    private final class Stream implements RecognitionStream {
        @Override
        public void frame(short[] samples) {
            frames++;
        }

        @Override
        public void speechStarted() {
            story.add("started");
        }

        @Override
        public void speechEnded() {
            story.add("ended");
        }

        @Override
        public void close() {
            story.add("closed");
        }
    }
}
