package io.viciagents.node.audio;

import java.time.Duration;

/**
 * Tells speech from silence by the level of each frame above a floor that follows the line's noise. One for each call,
 * confined to its loop; no garbage.
 *
 * <pre>
 *            60 ms voiced
 *   SILENCE --------------> SPEECH
 *      ^                      |
 *      +----------------------+
 *            200 ms unvoiced
 * </pre>
 *
 * <p>A frame is voiced when its level is 8 dB above the floor, and above 28 dB (a root mean square of 25) on lines that
 * are all but silent. In silence the floor falls quickly and rises slowly; besides it never stays below the quietest
 * frame of the last two seconds, so that a noise that sets in for good (music on hold, a fan) is taken for speech for two
 * seconds at most, unless it swells and fades like a voice. Frames of digital silence and frames that never came say
 * nothing about the noise of the line and leave the floor alone.
 */
public final class VoiceActivity {
    /** Voice for so long is speech. */
    public static final Duration START = Duration.ofMillis(60);

    /** Silence for so long ends it. The end of a turn is a longer affair: see {@link #silence()}. */
    public static final Duration STOP = Duration.ofMillis(200);

    private static final int FRAME_MILLIS = 20;
    private static final int START_FRAMES = (int) START.toMillis() / FRAME_MILLIS;
    private static final int STOP_FRAMES = (int) STOP.toMillis() / FRAME_MILLIS;
    private static final double ABOVE_FLOOR_DB = 8;
    private static final double QUIETEST_VOICE_DB = 28;
    /** What the noise of a line may be at first sight; a louder first frame is a voice. */
    private static final double LOUDEST_FIRST_FLOOR_DB = 45;

    private static final double FALL = 0.3;
    private static final double RISE = 0.02;
    /** Two windows of a second each remember the quietest frame. */
    private static final int WINDOW_FRAMES = 50;

    private double levelDb;
    private double floorDb = -1;
    private int voicedFrames;
    private int unvoicedFrames;
    private boolean speaking;
    private int windowFrames;
    private double quietest = Double.MAX_VALUE;
    private double quietestBefore = Double.MAX_VALUE;

    /** The next 20 ms, at any sample rate; all zeros where nothing came. */
    public Voice hear(short[] samples) {
        long energy = 0;
        for (short sample : samples) {
            energy += sample * sample;
        }
        levelDb = 10 * Math.log10((double) energy / samples.length + 1);
        // below one step of G.711 there is no noise of a line: a muted caller, comfort zeros, no packets
        boolean digitalSilence = energy <= 64L * samples.length;
        if (!digitalSilence) {
            follow();
        }
        return !digitalSilence && levelDb > Math.max(floorDb + ABOVE_FLOOR_DB, QUIETEST_VOICE_DB)
                ? voiced()
                : unvoiced();
    }

    /** The level of the last frame: 0 dB is digital silence, 90 dB the loudest. */
    public double levelDb() {
        return levelDb;
    }

    /** How loud the line is when nobody speaks. */
    public double floorDb() {
        return Math.max(floorDb, 0);
    }

    /** Whether somebody speaks, pauses of less than {@link #STOP} included. */
    public boolean speaking() {
        return speaking;
    }

    /** How long ago the last voiced frame ended; what endpointing counts. */
    public Duration silence() {
        return Duration.ofMillis((long) unvoicedFrames * FRAME_MILLIS);
    }

    private void follow() {
        quietest = Math.min(quietest, levelDb);
        windowFrames++;
        if (windowFrames == WINDOW_FRAMES) {
            floorDb = Math.max(floorDb, Math.min(quietest, quietestBefore));
            quietestBefore = quietest;
            quietest = Double.MAX_VALUE;
            windowFrames = 0;
        }
        if (floorDb < 0) {
            floorDb = Math.min(levelDb, LOUDEST_FIRST_FLOOR_DB);
        } else if (levelDb < floorDb) {
            floorDb += FALL * (levelDb - floorDb);
        } else if (!speaking) {
            floorDb += RISE * (levelDb - floorDb);
        }
    }

    private Voice voiced() {
        unvoicedFrames = 0;
        voicedFrames++;
        if (!speaking && voicedFrames >= START_FRAMES) {
            speaking = true;
            return Voice.BEGAN;
        }
        return speaking ? Voice.SPEECH : Voice.SILENCE;
    }

    private Voice unvoiced() {
        voicedFrames = 0;
        unvoicedFrames++;
        if (speaking && unvoicedFrames >= STOP_FRAMES) {
            speaking = false;
            return Voice.ENDED;
        }
        return speaking ? Voice.SPEECH : Voice.SILENCE;
    }
}
