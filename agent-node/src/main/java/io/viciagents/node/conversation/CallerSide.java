package io.viciagents.node.conversation;

import io.viciagents.node.conversation.SpeechDetector.Verdict;
import io.viciagents.node.dialogue.AnswerPart.Listen;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.media.MediaSession.Source;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.SmallWords;
import io.viciagents.node.speech.RecognitionListener;
import java.time.Duration;
import java.util.List;

/**
 * The caller's half of turn-taking: from frames and recognised words to turns and interruptions. Confined to the call's
 * loop. Mutable: what is listened for.
 */
final class CallerSide implements Hearing.Listener {
    private final SpeechDetector detector;
    private final Understanding understanding;
    private final List<String> always;
    private final SmallWords smallWords;
    private final Endpointing endpointing = new Endpointing();
    private final BargeIn bargeIn = new BargeIn();
    private final AgentSpeech speech;
    private final CallRecord record;
    private final TurnClock clock;
    private final MachineWatch machines;
    private final Listener listener;
    private final Correction correction;
    private Listen listening = Listen.ANYTHING;

    CallerSide(
            Equipment equipment,
            List<String> always,
            SmallWords smallWords,
            AgentSpeech speech,
            CallRecord record,
            TurnClock clock,
            MachineWatch machines,
            Listener listener) {
        this.detector = equipment.detector();
        this.understanding = equipment.understanding();
        this.always = always;
        this.smallWords = smallWords;
        this.speech = speech;
        this.record = record;
        this.clock = clock;
        this.machines = machines;
        this.listener = listener;
        correction = new Correction(always, smallWords, equipment.understanding());
    }

    void expect(Listen next) {
        listening = next;
    }

    /** Whether the caller has the floor. */
    boolean speaking() {
        return endpointing.inATurn();
    }

    /** The caller went on after the agent was asked to answer. */
    void cutOff() {
        record.cutOff();
        endpointing.cutOff();
    }

    /** Another 20 ms; the hearing is given them, too. */
    void frame(short[] samples, Source source, Hearing hearing) {
        Verdict verdict = switch (source) {
            case PACKET, CONCEALED -> detector.hear(samples);
            case NOTHING -> Verdict.SILENCE;
        };
        Endpointing.Turn turn = endpointing.hear(verdict);
        if (turn == Endpointing.Turn.STARTED) {
            switch (hearing.speechStarted()) {
                case OF_A_TURN -> {}
                case OF_MORE -> endpointing.cutOff();
            }
            listener.callerStarted();
        }
        hearing.frame(samples);
        over(verdict);
        machines.frame(verdict, samples);
        if (turn == Endpointing.Turn.ENDED) {
            clock.ended(endpointing.silence());
            hearing.speechEnded(endpointing.silence());
        }
        listener.silent(endpointing.silence());
    }

    /** A voice over the agent's, or none. */
    private void over(Verdict verdict) {
        if (speech.busy() && speech.interruption() == Interruption.ALLOWED) {
            Duration stop = bargeIn.sinceOnset();
            act(bargeIn.hear(verdict), stop);
        } else {
            bargeIn.forget();
        }
    }

    @Override
    public Completeness interim(String words) {
        machines.words(words);
        Completeness completeness = Completeness.of(words, listening, always, smallWords.dangling(), understanding);
        endpointing.words(completeness);
        listener.soFar(words, completeness);
        act(bargeIn.words(weigh(words)), bargeIn.sinceOnset());
        return overTheAgent(words) ? Completeness.TRAILING : completeness;
    }

    /** Said while the agent speaks, where a word more or less decides what it was: only the final ones tell. */
    private boolean overTheAgent(String words) {
        return speech.busy() && (speech.interruption() == Interruption.REFUSED || weigh(words) != Weight.TELLING);
    }

    @Override
    public void judged(RecognitionListener.Turn now) {
        endpointing.judged(now);
        listener.judged(now);
    }

    @Override
    public void result(String words) {
        clock.recognised();
        record.callerSaid(words);
        machines.words(words);
        correction.decided(listening.phrases());
        if (!speech.busy()) {
            bargeIn.forget();
            listener.turn(words, endpointing.voiced());
        } else if (speech.interruption() == Interruption.REFUSED) {
            bargeIn.forget();
            if (weigh(words) == Weight.TELLING) {
                listener.overDisclosure(words, listening);
            }
        } else {
            Duration stop = bargeIn.sinceOnset();
            BargeIn.Move move = bargeIn.result(weigh(words));
            act(move, stop);
            if (move == BargeIn.Move.TAKE) {
                listener.interrupted(words);
            }
        }
    }

    @Override
    public void corrected(String decided, String words) {
        machines.words(words);
        if (correction.matters(decided, words)) {
            record.callerSaid(words);
            listener.corrected(decided, words);
        }
    }

    @Override
    public void deaf(String reason) {
        listener.deaf(reason);
    }

    private Weight weigh(String words) {
        if (listening.phrases().isEmpty() && speech.endingAQuestion()) {
            return Weight.ofAnyAnswer(words, smallWords);
        }
        return speech.atTheQuestion()
                ? Weight.ofAnAnswer(words, listening.phrases(), smallWords, understanding)
                : Weight.of(words, listening.phrases(), smallWords, understanding);
    }

    private void act(BargeIn.Move move, Duration stop) {
        switch (move) {
            case NONE -> {}
            case HOLD -> {
                speech.hold();
                clock.held(bargeIn.sinceOnset());
            }
            case CONFIRM -> listener.confirmed();
            case RESUME -> {
                record.interrupted(stop, TurnListener.Finding.FALSE);
                clock.resumed();
                speech.resume();
            }
            case TAKE -> record.interrupted(stop, TurnListener.Finding.TRUE);
        }
    }

    /** The agent was stopped by other means. */
    void agentStopped() {
        bargeIn.forget();
    }

    /** What the caller does. */
    interface Listener {
        /** The caller began to speak. */
        void callerStarted();

        /** The words of the caller's running turn so far. */
        void soFar(String words, Completeness completeness);

        /** For so long nothing was heard in the caller's turn, or at its end. */
        void silent(Duration silence);

        /** The recogniser judges the caller's turn itself. */
        void judged(RecognitionListener.Turn now);

        /** The caller has finished a turn while the agent was silent. */
        void turn(String words, Duration voiced);

        /** The caller wants the floor, and is still speaking. */
        void confirmed();

        /** The caller has spoken over the agent and means to be answered. */
        void interrupted(String words);

        /**
         * The caller has said something over what may not be interrupted.
         *
         * @param expected by the question that is being asked, or will be
         */
        void overDisclosure(String words, Listen expected);

        /** The recogniser's last word on a turn that was told means something else than what was told. */
        void corrected(String decided, String words);

        /** Nothing will be heard any more. */
        void deaf(String reason);
    }
}
