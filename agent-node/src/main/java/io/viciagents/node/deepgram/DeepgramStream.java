package io.viciagents.node.deepgram;

import io.viciagents.node.speech.MuLaw;
import io.viciagents.node.speech.RecognitionStream;

/**
 * One call's ear at Deepgram.
 *
 * @param socket does the work on its own strand
 * @param sampleRate of the frames
 */
record DeepgramStream(DeepgramSocket socket, int sampleRate) implements RecognitionStream {
    @Override
    public void frame(short[] samples) {
        socket.audio(MuLaw.of(samples, sampleRate));
    }

    @Override
    public void speechStarted() {
        // It finds the beginning by itself, from the audio that it has had.
    }

    @Override
    public void speechEnded() {
        socket.finalise();
    }

    @Override
    public void close() {
        socket.close();
    }
}
