package io.viciagents.node.conversation;

import io.viciagents.node.audio.ToneDetector;
import io.viciagents.node.conversation.SpeechDetector.Verdict;
import io.viciagents.node.profile.MachinePhrases;
import io.viciagents.node.speech.Words;
import java.time.Duration;
import java.util.List;

/**
 * Notices that a machine has taken an outbound call. VICIdial's own detection stays in charge where it is on; this hears what
 * that let pass. Confined to the call's loop. Mutable: what was heard so far, in frames.
 *
 * <pre>
 *   watching --its words, a beep after a voice, or 8 s of voice without a pause--&gt; machine --beep, or 2 s of silence--&gt; ready
 *      |  \--asks who calls--&gt; screened (watches on)
 *      \--20 s--&gt; a human
 * </pre>
 *
 * <p>A voice of at most 2.5 s and then half a second of silence is a human's hello: then only words tell of a machine.
 */
final class MachineWatch {
    private static final int WATCHED = Frames.in(Duration.ofSeconds(20));
    private static final int A_HELLO = Frames.in(Duration.ofMillis(2500));
    private static final int AFTER_A_HELLO = Frames.in(Duration.ofMillis(500));
    private static final int A_RECITAL = Frames.in(Duration.ofSeconds(8));
    private static final int A_VOICE = Frames.in(Duration.ofSeconds(1));
    private static final int A_BEEP = Frames.in(Duration.ofMillis(200));
    private static final int SILENT = Frames.in(Duration.ofSeconds(2));
    private static final int LONGEST_GREETING = Frames.in(Duration.ofSeconds(40));

    private final ToneDetector tones;
    private final Listener listener;
    private State state;
    private int frames;
    private int all;
    private int voiced;
    private int silent;
    private int tone;

    MachineWatch(AnsweredCall call, int sampleRate, Listener listener) {
        this.tones = new ToneDetector(sampleRate);
        this.listener = listener;
        this.state = call.dialled() ? State.WATCHING : State.OFF;
    }

    /** The next frame of the callee. */
    void frame(Verdict verdict, short[] samples) {
        switch (state) {
            case OFF -> {}
            case WATCHING, HUMAN -> {
                count(verdict, samples);
                watch();
            }
            case MACHINE -> {
                count(verdict, samples);
                awaitBeep();
            }
        }
    }

    private void count(Verdict verdict, short[] samples) {
        frames++;
        voiced += verdict == Verdict.SPEECH ? 1 : 0;
        all += verdict == Verdict.SPEECH ? 1 : 0;
        silent = verdict == Verdict.SPEECH ? 0 : silent + 1;
        int before = tone;
        tone = tones.hear(samples);
        if (before >= A_BEEP && tone == 0) {
            beep();
        }
    }

    private void beep() {
        if (state == State.MACHINE) {
            ready();
        } else if (state == State.WATCHING && all - A_BEEP >= A_VOICE) {
            machine();
            ready();
        }
    }

    private void watch() {
        if (state == State.WATCHING && silent == AFTER_A_HELLO && voiced > 0) {
            state = voiced <= A_HELLO ? State.HUMAN : State.WATCHING;
            voiced = 0;
        } else if (state == State.WATCHING && voiced >= A_RECITAL) {
            machine();
        } else if (frames >= WATCHED && state != State.MACHINE) {
            state = State.OFF;
        }
    }

    private void awaitBeep() {
        if (state == State.MACHINE && (silent >= SILENT || frames >= LONGEST_GREETING)) {
            ready();
        }
    }

    /** Words of the callee, as far as they are known. */
    void words(String words) {
        if (state != State.WATCHING && state != State.HUMAN) {
            return;
        }
        if (holds(words, MachinePhrases.VOICEMAIL) || holds(words, MachinePhrases.VOICEMAIL_IN_MALAY)) {
            machine();
        } else if (holds(words, MachinePhrases.SCREENING) || holds(words, MachinePhrases.SCREENING_IN_MALAY)) {
            listener.screened();
        }
    }

    private static boolean holds(String words, List<String> phrases) {
        return phrases.stream().anyMatch(phrase -> Words.holds(words, phrase));
    }

    private void machine() {
        state = State.MACHINE;
        silent = 0;
        frames = 0;
        listener.machine();
    }

    private void ready() {
        state = State.OFF;
        listener.ready();
    }

    /** Is told what took the call. */
    interface Listener {
        /** A machine that takes messages. */
        void machine();

        /** It listens now. */
        void ready();

        /** A machine that asks who calls; told as often as it asks. */
        void screened();
    }

    private enum State {
        OFF,
        WATCHING,
        HUMAN,
        MACHINE
    }
}
