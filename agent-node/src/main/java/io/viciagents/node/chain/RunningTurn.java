package io.viciagents.node.chain;

import io.viciagents.node.speech.RecognitionStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What another ear must be given to hear the running turn as if it had listened from its beginning: some frames from before it,
 * and at most ten seconds of it. Confined to the call's loop. Mutable: the frames.
 */
final class RunningTurn {
    private static final int BEFORE = 15;
    private static final int LONGEST = 500;
    /** What was said since the words that were told last: their way takes about as long. */
    private static final int SINCE_WORDS = 25;

    private final Deque<short[]> frames = new ArrayDeque<>();
    private State state = State.NONE;

    void frame(short[] samples) {
        frames.addLast(samples.clone());
        keep(state == State.NONE ? BEFORE : LONGEST);
    }

    void started() {
        state = State.SPOKEN;
        keep(BEFORE);
    }

    void ended() {
        if (state == State.SPOKEN) {
            state = State.ENDED;
        }
    }

    /** Words of it are known: they need not be heard again. */
    void told() {
        if (state == State.ENDED) {
            state = State.NONE;
        }
        keep(SINCE_WORDS);
    }

    /** Gives an ear that was just opened what it missed. */
    void replay(RecognitionStream ear) {
        if (state == State.NONE) {
            return;
        }
        int before = Math.min(BEFORE, frames.size());
        int fed = 0;
        for (short[] frame : frames) {
            if (fed == before) {
                ear.speechStarted();
            }
            ear.frame(frame);
            fed++;
        }
        if (fed <= before) {
            ear.speechStarted();
        }
        if (state == State.ENDED) {
            ear.speechEnded();
        }
    }

    private void keep(int most) {
        while (frames.size() > most) {
            frames.removeFirst();
        }
    }

    private enum State {
        NONE,
        SPOKEN,
        ENDED
    }
}
