package io.viciagents.node.conversation;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;

/** Understands what the test says next, at the end of the turn. */
final class FakeRecogniser implements Recogniser {
    RecognitionListener listener = new RecognitionListener() {
        @Override
        public void interim(String words) {}

        @Override
        public void result(String words) {}

        @Override
        public void failed(Failure failure) {}
    };
    String next = "";
    boolean mute;
    boolean broken;
    int opened;

    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener told) {
        listener = told;
        opened++;
        if (broken) {
            told.failed(Failure.here("no ear today"));
        }
        return new RecognitionStream() {
            @Override
            public void frame(short[] samples) {}

            @Override
            public void speechStarted() {}

            @Override
            public void speechEnded() {
                if (!mute) {
                    String words = next;
                    next = "";
                    told.result(words);
                }
            }

            @Override
            public void close() {}
        };
    }
}
