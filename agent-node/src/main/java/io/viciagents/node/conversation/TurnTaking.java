package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.GlobalAnswer;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.recording.TranscriptEvent.Hearing;
import io.viciagents.node.script.GlobalIntents;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose turn it is. Confined to the call's loop.
 *
 * <pre>
 *   new --prepare--&gt; prepared --begin--&gt; greeting --greet--&gt; talking --an end--&gt; closing --all played--&gt; reported
 *                                                              ^                   |                       |
 *                                                              +-- never again! ---+-------- failed -------+
 *   while talking:
 *      the caller speaks --end of turn--&gt; asked --answer--&gt; the agent speaks --all played--&gt; silence
 *         ^                                                     |      ^                       |  |
 *         +---------------------- barge-in ---------------------+      +-- are you there? -----+  |
 *         +------------------------------------ speech --------------------------------------------+
 * </pre>
 *
 * <p>Mutable: the phase, what the caller said last, and what was said over a disclosure.
 */
final class TurnTaking {
    private static final Duration NO_WORDS = Duration.ofMillis(300);

    private final Equipment equipment;
    private final CallRecord record;
    private final Ending ending;
    private final Dialogue dialogue;
    private final TurnClock clock;
    private final AgentSpeech speech;
    private final CallerSide caller;
    private final AnswerListener answers = new FromDialogue();
    private final Opening opening;
    private final Asking asking;
    private final SilenceWatch silence;
    private final Greeting greeting;
    private final DigitCollector digits;
    private final GlobalIntents globals;
    private Phase phase = Phase.NEW;
    private Sound sound = Sound.NONE;
    private String asked = "";
    private Optional<String> kept = Optional.empty();

    TurnTaking(
            AnsweredCall call,
            Profile profile,
            Dialogue dialogue,
            Equipment equipment,
            PreparedVoice voice,
            CallRecord record,
            Ending ending,
            Guard guard) {
        this.equipment = equipment;
        this.dialogue = dialogue;
        this.record = record;
        this.ending = ending;
        clock = new TurnClock(guard, this::measured);
        speech = new AgentSpeech(voice, equipment.media().playout(), guard, new FromSpeech());
        globals = new GlobalIntents(profile.globals(), equipment.understanding());
        caller = new CallerSide(
                equipment.detector(), equipment.understanding(), globals.phrases(), speech, clock, new FromCaller());
        opening = new Opening(answers, voice::prepare);
        asking = new Asking(dialogue, guard, opening);
        silence = new SilenceWatch(guard, profile.patience().silence(), times -> ask(new Happening.Silence(times)));
        greeting = new Greeting(call.direction(), guard, this::greet);
        digits = new DigitCollector(guard, this::pressed);
    }

    CallerSide caller() {
        return caller;
    }

    void prepare() {
        phase = Phase.PREPARED;
        asking.ask(new Happening.Opened());
    }

    void begin() {
        phase = Phase.GREETING;
        ending.begin(this::timeUp, this::report);
        greeting.begin();
    }

    /** Before the call has begun the greeting is made again with what is known now. */
    void learn() {
        if (phase == Phase.PREPARED) {
            asking.retract();
            opening.restart();
            asking.ask(new Happening.Opened());
        }
    }

    /** A key always interrupts; over the goodbye only the one that means never-call-again. */
    void key(String digit) {
        if (phase == Phase.GREETING) {
            greeting.cancel();
            greet();
        }
        boolean optOut = globals.pressed(digit).filter(TurnTaking::isOptOut).isPresent();
        if (phase == Phase.TALKING || (phase == Phase.CLOSING && optOut)) {
            stopSpeaking();
            silence.callerHeard();
            silence.start();
            digits.key(digit);
        }
    }

    void failed(String reason) {
        if (phase != Phase.REPORTED) {
            return;
        }
        phase = Phase.TALKING;
        switch (ending.failed(reason)) {
            case SAY_SO -> {
                speech.reopen();
                ask(new Happening.ActionFailed(reason));
            }
            case HANG_UP -> report();
        }
    }

    /** Ends the call: with a sentence the first time, without one when that fails, too. */
    void trouble(String reason) {
        if (phase != Phase.REPORTED && phase != Phase.CLOSED) {
            greeting.cancel();
            silence.stop();
            stopSpeaking();
            ending.trouble(reason).forEach(answers::part);
            settle();
        }
    }

    void lost(String reason) {
        if (phase != Phase.REPORTED && phase != Phase.CLOSED) {
            phase = Phase.REPORTED;
            ending.lost(reason);
        }
    }

    void close() {
        phase = Phase.CLOSED;
        ending.cancel();
        quiet();
    }

    private void greet() {
        phase = Phase.TALKING;
        opening.release();
    }

    private void ask(Happening happening) {
        if (phase == Phase.TALKING) {
            silence.stop();
            kept = Optional.empty();
            asked = happening instanceof Happening.Said(String words) ? words : "";
            asking.ask(happening);
        }
    }

    private void said(String words) {
        silence.callerHeard();
        clock.asked();
        ask(new Happening.Said(words));
    }

    private void pressed(String keys) {
        record.pressed(keys);
        ask(new Happening.Pressed(keys));
    }

    private void timeUp() {
        if (phase == Phase.TALKING) {
            stopSpeaking();
            ask(new Happening.TimeUp());
        }
    }

    /** Whatever the agent says or would say is not wanted any more, not even a goodbye. */
    private void stopSpeaking() {
        phase = Phase.TALKING;
        asking.cancel();
        speech.cut();
        speech.reopen();
        caller.agentStopped();
        ending.withdraw();
    }

    /** The caller was not finished when the agent was asked: nothing of the answer was heard, so it never was. */
    private void goOn(String words) {
        caller.cutOff();
        asking.retract();
        stopSpeaking();
        said((asked + " " + words).strip());
    }

    /** Words over the agent's last ones: only never-call-again still changes the outcome. */
    private void overTheGoodbye(String words) {
        if (globals.said(words, 1).filter(TurnTaking::isOptOut).isPresent()) {
            stopSpeaking();
            said(words);
        } else {
            settle();
        }
    }

    private static boolean isOptOut(GlobalAnswer global) {
        return global.kind() == GlobalAnswer.Kind.OPT_OUT;
    }

    /** What comes when nothing more is said or thought. */
    private void settle() {
        if (asking.underWay() || speech.busy()) {
            return;
        }
        switch (phase) {
            case TALKING -> kept.ifPresentOrElse(this::said, silence::start);
            case CLOSING -> ending.whenTheCallerIsSilent(caller, this::report);
            case NEW, PREPARED, GREETING, REPORTED, CLOSED -> {}
        }
    }

    private void report() {
        if (phase != Phase.REPORTED && phase != Phase.CLOSED) {
            phase = Phase.REPORTED;
            quiet();
            ending.report();
        }
    }

    private void quiet() {
        greeting.cancel();
        silence.stop();
        digits.forget();
        asking.cancel();
        speech.cut();
    }

    private void measured(TurnReport report) {
        record.turn(report);
        equipment.turns().turn(report);
    }

    private enum Phase {
        NEW,
        PREPARED,
        GREETING,
        TALKING,
        CLOSING,
        REPORTED,
        CLOSED
    }

    private enum Sound {
        NONE,
        HEARD
    }

    /** What the dialogue answers. */
    private final class FromDialogue implements AnswerListener {
        @Override
        public void part(AnswerPart part) {
            switch (part) {
                case AnswerPart.Say say -> {
                    clock.text();
                    speech.say(say.text(), say.interruption());
                }
                case AnswerPart.Listen listen -> {
                    caller.expect(listen);
                    digits.expect(listen.digits());
                }
                case AnswerPart.NoMatch() -> clock.noMatch();
                case AnswerPart.RecordingAllowed() -> {
                    record.noted("the caller allows the recording");
                    equipment.recording().allow();
                }
                case AnswerPart.End end -> {
                    phase = Phase.CLOSING;
                    ending.with(end.outcome());
                    speech.close();
                }
            }
        }

        @Override
        public void done() {
            settle();
        }

        @Override
        public void failed(String reason) {
            trouble("the dialogue failed: " + reason);
        }
    }

    /** What becomes of the agent's words. */
    private final class FromSpeech implements AgentSpeech.Listener {
        @Override
        public void sounding() {
            clock.audio();
            if (sound == Sound.NONE) {
                sound = Sound.HEARD;
                ending.firstAudio();
            }
        }

        @Override
        public void said(String text) {
            record.agentSaid(text, Hearing.WHOLE);
            dialogue.heard(text);
            if (kept.isPresent() && speech.busy() && speech.interruption() == Interruption.ALLOWED) {
                String words = kept.get();
                stopSpeaking();
                TurnTaking.this.said(words);
            }
        }

        @Override
        public void cut(String heard) {
            record.agentSaid(heard, Hearing.CUT);
            dialogue.heard(heard);
        }

        @Override
        public void silent() {
            settle();
        }

        @Override
        public void mute(String reason) {
            trouble("a sentence could not be spoken: " + reason);
        }
    }

    /** What the caller does. */
    private final class FromCaller implements CallerSide.Listener {
        @Override
        public void callerStarted() {
            silence.stop();
            greeting.callerStarted();
        }

        @Override
        public void turn(String words, Duration voiced) {
            record.callerSaid(words);
            switch (phase) {
                case GREETING -> greeting.callerFinished();
                case TALKING -> whileSilent(words, voiced);
                case CLOSING -> overTheGoodbye(words);
                case NEW, PREPARED, REPORTED, CLOSED -> {}
            }
        }

        private void whileSilent(String words, Duration voiced) {
            if (words.isEmpty() && (asking.underWay() || voiced.compareTo(NO_WORDS) < 0)) {
                silence.goOn();
            } else if (asking.underWay()) {
                goOn(words);
            } else {
                TurnTaking.this.said(words);
            }
        }

        @Override
        public void confirmed() {
            asking.cancel();
        }

        @Override
        public void interrupted(String words) {
            record.callerSaid(words);
            if (speech.unheard()) {
                goOn(words);
            } else {
                stopSpeaking();
                TurnTaking.this.said(words);
            }
        }

        @Override
        public void overDisclosure(String words) {
            record.callerSaid(words);
            if (phase == Phase.CLOSING) {
                overTheGoodbye(words);
            } else {
                kept = Optional.of(words);
            }
        }

        @Override
        public void trueInterruption(Duration after) {
            equipment.turns().interrupted(after, TurnListener.Finding.TRUE);
        }

        @Override
        public void falseInterruption(Duration after) {
            record.noted("spoke on after a false interruption");
            equipment.turns().interrupted(after, TurnListener.Finding.FALSE);
        }

        @Override
        public void deaf(String reason) {
            trouble("nothing is heard any more: " + reason);
        }
    }
}
