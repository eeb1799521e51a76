package io.viciagents.node.embedded;

/**
 * What is known of one caller's telephone line: the mean of its cepstrum, and the filters that widen its band. Used by
 * one utterance at a time. Each call begins with a new one, so that no caller's line spoils the next caller's words.
 */
final class Line {
    private static final int WIDE_BAND = 16000;

    private final int sampleRate;
    private final BandwidthExtension extension = new BandwidthExtension();
    private final short[] wide = new short[WIDE_BAND / 50];
    private float[] mean = {};

    Line(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Begins an utterance of this line. */
    void begin(PocketsphinxDecoder decoder) {
        decoder.start(mean.length == 0 ? decoder.firstMean() : mean);
    }

    /** Lets the decoder hear the next 20 ms of the line. */
    void hear(PocketsphinxDecoder decoder, short[] frame) {
        if (sampleRate == WIDE_BAND) {
            decoder.hear(frame);
        } else {
            extension.extend(frame, wide);
            decoder.hear(wide);
        }
    }

    /** Takes over what the decoder learned of the line. */
    void learn(PocketsphinxDecoder decoder) {
        mean = decoder.mean();
    }
}
