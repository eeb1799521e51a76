package io.viciagents.node.embedded;

import java.util.function.Consumer;

/** The last 300 ms of a call, for speech begins before it is noticed. Confined to the call's loop. */
final class PreRoll {
    private static final int FRAMES = 15;

    private final short[][] frames;
    private int next;
    private int held;

    PreRoll(int frameSamples) {
        frames = new short[FRAMES][frameSamples];
    }

    /** Keeps a copy and forgets the oldest frame. */
    void add(short[] frame) {
        System.arraycopy(frame, 0, frames[next], 0, frame.length);
        next = (next + 1) % FRAMES;
        held = Math.min(FRAMES, held + 1);
    }

    /** Gives copies away, the oldest first, and keeps none. */
    void drain(Consumer<short[]> to) {
        for (int i = held; i > 0; i--) {
            to.accept(frames[(next - i + FRAMES) % FRAMES].clone());
        }
        held = 0;
    }
}
