package io.viciagents.node.embedded;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** One voice of flite. Usable from any thread: a synthesis changes only what is its own. */
final class FliteVoice {
    private static final MemorySegment TOKENS = Arena.global().allocateFrom("Token");
    /** From a token to its first word, that word's first syllable, its first sound, and the end of the one before. */
    private static final MemorySegment BEGIN_OF_TOKEN =
            Arena.global().allocateFrom("daughter.R:SylStructure.daughter.daughter.R:Segment.p.end");

    private static final String CALIBRATION = "Hello and thank you for calling, how may we help you today";

    /** How cst_wave is laid out on 64-bit machines. */
    private static final long WAVE_BYTES = 32;

    private static final long RATE_OFFSET = 8;
    private static final long COUNT_OFFSET = 12;
    private static final long CHANNELS_OFFSET = 16;
    private static final long SAMPLES_OFFSET = 24;

    private final FliteLibrary library;
    private final String name;
    private final MemorySegment voice;
    private final Loudness loudness;

    /**
     * Registers the voice and speaks once, so that all its tables are set up. Not to be done by two threads at a time.
     *
     * @throws SpeechEngineMissingException naming the package to install
     */
    FliteVoice(FliteLibrary library, String name) {
        this.library = library;
        this.name = name;
        this.voice = NativeLibrary.open("libflite_cmu_us_" + name + ".so.1", FliteLibrary.PACKAGE)
                .function(FliteLibrary.Register.class, "register_cmu_us_" + name)
                .call(MemorySegment.NULL);
        if (voice.address() == 0) {
            throw new SpeechEngineMissingException("flite could not set up its voice " + name + ".");
        }
        this.loudness = Loudness.of(speak(CALIBRATION).samples());
    }

    /** What makes this voice as loud as the others. */
    Loudness loudness() {
        return loudness;
    }

    /**
     * Speaks, at the voice's own loudness and rate.
     *
     * @param text printable ASCII only
     */
    SpokenClause speak(String text) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment utterance = library.synthesise.call(arena.allocateFrom(text), voice);
            if (utterance.address() == 0) {
                throw new IllegalStateException("flite's voice " + name + " made nothing of a text");
            }
            try {
                return spoken(utterance);
            } finally {
                library.discard.call(utterance);
            }
        }
    }

    private SpokenClause spoken(MemorySegment utterance) {
        MemorySegment pointer = library.wave.call(utterance);
        if (pointer.address() == 0) {
            throw new IllegalStateException("flite's voice " + name + " gave no sound");
        }
        MemorySegment wave = pointer.reinterpret(WAVE_BYTES);
        int count = wave.get(ValueLayout.JAVA_INT, COUNT_OFFSET);
        MemorySegment samples = wave.get(ValueLayout.ADDRESS, SAMPLES_OFFSET);
        if (wave.get(ValueLayout.JAVA_INT, CHANNELS_OFFSET) != 1 || count < 0 || samples.address() == 0) {
            throw new IllegalStateException("flite's voice " + name + " gave a sound that is not laid out as expected");
        }
        return new SpokenClause(
                samples.reinterpret((long) count * Short.BYTES).toArray(ValueLayout.JAVA_SHORT),
                wave.get(ValueLayout.JAVA_INT, RATE_OFFSET),
                wordSeconds(utterance));
    }

    private List<Float> wordSeconds(MemorySegment utterance) {
        List<Float> begins = new ArrayList<>();
        MemorySegment tokens = library.relation.call(utterance, TOKENS);
        if (tokens.address() != 0) {
            MemorySegment token = library.firstItem.call(tokens);
            while (token.address() != 0) {
                begins.add(library.measure.call(token, BEGIN_OF_TOKEN));
                token = library.nextItem.call(token);
            }
        }
        return begins;
    }
}
