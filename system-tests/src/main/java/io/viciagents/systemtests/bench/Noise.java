package io.viciagents.systemtests.bench;

import java.time.Duration;
import java.util.Random;

/** Sounds that are no speech, the same each time. */
final class Noise {
    private static final int SAMPLES_A_MS = 8;
    /** Below what counts as the caller's sound, as in a room with a window. */
    private static final double QUIET = 90;

    private static final double RATTLE = 2500;
    private static final double BEEP = 8000;
    private static final int BEEP_HERTZ = 1000;

    private Noise() {}

    /** A room's. */
    static short[] quiet(Duration length) {
        return under(new short[samples(length)]);
    }

    /** Something that falls down. */
    static short[] rattle(Duration length) {
        return mixed(new short[samples(length)], RATTLE);
    }

    /** A room's, under a sound. */
    static short[] under(short[] sound) {
        return mixed(sound, QUIET);
    }

    private static short[] mixed(short[] sound, double level) {
        Random random = new Random(sound.length);
        short[] mixed = new short[sound.length];
        for (int i = 0; i < sound.length; i++) {
            mixed[i] = (short) Math.clamp(sound[i] + level * random.nextGaussian(), -32_000, 32_000);
        }
        return mixed;
    }

    /** An answering machine's, half a second long. */
    static short[] beep() {
        short[] tone = new short[samples(Duration.ofMillis(500))];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (BEEP * Math.sin(2 * Math.PI * BEEP_HERTZ * i / (SAMPLES_A_MS * 1000)));
        }
        return tone;
    }

    private static int samples(Duration length) {
        return (int) length.toMillis() * SAMPLES_A_MS;
    }
}
