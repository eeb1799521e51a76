package io.viciagents.node.conversation;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.script.GlobalIntents;
import io.viciagents.node.script.PlainEnd;
import java.util.List;

/**
 * Whose turn it is; {@link Phase} has the larger steps. Confined to the call's loop. Mutable: the
 * phase.
 *
 * <pre>
 *      the caller speaks --end of turn--&gt; asked --answer--&gt; the agent speaks --all played--&gt; silence
 *         ^                                                     |      ^                       |  |
 *         +---------------------- barge-in ---------------------+      +-- are you there? -----+  |
 *         +------------------------------------ speech --------------------------------------------+
 * </pre>
 */
final class TurnTaking implements CallTimeTurns.Turns, AgentTurn.Listener, MachineTurns.Stage {
    private final CallRecord record;
    private final Ending ending;
    private final PendingRequests requests;
    private final TurnClock clock;
    private final PreparedVoice voice;
    private final AgentTurn agent;
    private final CallerSide caller;
    private final CallerTurns turns;
    private final SilenceWatch silence;
    private final CallTimeTurns time;
    private final Greeting greeting;
    private final DigitCollector digits;
    private final GlobalIntents globals;
    private final MachineTurns machines;
    private Phase phase = Phase.NEW;

    TurnTaking(
            AnsweredCall call,
            Profile profile,
            Dialogue dialogue,
            Equipment equipment,
            PreparedVoice voice,
            CallRecord record,
            Ending ending,
            PendingRequests requests,
            FirstWords firstWords,
            Guard guard) {
        this.record = record;
        this.ending = ending;
        this.requests = requests;
        this.voice = voice;
        clock = new TurnClock(guard, record::turn, record::deadAir, voice);
        voice.keepShort(clock::silent);
        agent = new AgentTurn(dialogue, voice, equipment, profile, record, clock, requests, firstWords, guard, this);
        globals = new GlobalIntents(profile.globals(), equipment.understanding());
        turns = new CallerTurns(this, agent, globals, guard, () -> caller().cutOff());
        Prompt who = PlainEnd.words(profile, List.of(profile.machines().screening()), call.lead())
                .getFirst();
        machines = new MachineTurns(record, ending, agent, who, this);
        MachineWatch machine = new MachineWatch(call, equipment.media().sampleRate(), machines);
        caller = new CallerSide(
                equipment, globals.phrases(), profile.smallWords(), agent.speech(), record, clock, machine, turns);
        silence = new SilenceWatch(guard, profile.patience().silence(), times -> ask(new Happening.Silence(times)));
        greeting = new Greeting(call, guard, this::greet);
        time = new CallTimeTurns(profile, record, agent, caller, this);
        digits = new DigitCollector(guard, this::pressed);
    }

    CallerSide caller() {
        return caller;
    }

    AgentTurn agent() {
        return agent;
    }

    /** Nobody speaks, and nobody is about to: here the conversation may change its node. */
    boolean betweenSentences() {
        return phase.talks() && !caller.speaking() && !agent.inTheMiddle();
    }

    /** Has the first words and the last ones made; again when more is known of the lead before the call. */
    void prepare() {
        phase = Phase.PREPARED;
        agent.prepare();
        ending.prepare(voice);
    }

    void begin() {
        phase = Phase.GREETING;
        ending.begin(time);
        greeting.begin();
    }

    /** A key always interrupts; over the goodbye only the one that means never-call-again. */
    void key(String digit) {
        if (phase == Phase.GREETING) {
            greeting.cancel();
            greet();
        }
        boolean last = phase == Phase.CLOSING || phase == Phase.TROUBLED;
        if (phase == Phase.TALKING || (last && globals.isOptOutKey(digit))) {
            taken();
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
                agent.stop();
                ask(new Happening.ActionFailed(reason));
            }
            case HANG_UP -> report();
        }
    }

    /** The caller hung up: an end that was reached stands, else the profile's one for this. */
    void callerLeft() {
        ending.callerLeft();
        report();
    }

    void lost(String reason) {
        if (!phase.over()) {
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
        agent.greet();
    }

    @Override
    public void ask(Happening happening) {
        if (phase == Phase.TALKING) {
            silence.stop();
            turns.forget();
            clock.owes();
            ending.prepare(voice);
            boolean anew = machines.greetsAgain() && happening instanceof Happening.Said;
            agent.ask(anew ? new Happening.Opened() : happening);
        }
    }

    private void pressed(String keys) {
        record.pressed(keys);
        ask(new Happening.Pressed(keys));
    }

    @Override
    public void agentSpeaks() {
        silence.stop();
    }

    @Override
    public void taken() {
        phase = Phase.TALKING;
        turns.forget();
        agent.stop();
        caller.agentStopped();
        ending.withdraw();
    }

    @Override
    public void report() {
        if (!phase.over()) {
            phase = Phase.REPORTED;
            quiet();
            ending.report();
        }
    }

    private void quiet() {
        clock.over();
        hush();
    }

    private void hush() {
        greeting.cancel();
        silence.stop();
        digits.forget();
        agent.stop();
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public void callerStarted() {
        silence.stop();
        greeting.callerStarted();
    }

    @Override
    public void helloFinished() {
        greeting.callerFinished();
    }

    @Override
    public void stillSilent() {
        silence.goOn();
    }

    @Override
    public void callerHeard() {
        silence.callerHeard();
        clock.asked();
    }

    @Override
    public void deaf(String reason) {
        trouble("nothing is heard any more: " + reason);
    }

    @Override
    public void sentenceOver() {
        turns.sentenceOver();
    }

    @Override
    public void agentQuiet() {
        clock.over();
        switch (phase) {
            case TALKING -> {
                if (!turns.answerKept() && !ending.time().pause()) {
                    silence.start();
                }
            }
            case CLOSING -> ending.whenTheCallerIsSilent(caller, this::report);
            case NEW, PREPARED, GREETING, MACHINE, TROUBLED, REPORTED, CLOSED -> {}
        }
    }

    @Override
    public void silent(Phase next) {
        taken();
        quiet();
        phase = next;
    }

    @Override
    public void listenFor(AnswerPart.Listen listen) {
        caller.expect(listen);
        digits.expect(listen.digits());
    }

    @Override
    public void end(CallOutcome outcome) {
        phase = Phase.CLOSING;
        ending.with(outcome);
    }

    /** Ends the call: with a sentence the first time, without one when that fails, too. */
    @Override
    public void trouble(String reason) {
        if (!phase.over()) {
            hush();
            taken();
            phase = Phase.TROUBLED;
            clock.owes();
            voice.last();
            ending.prepare(voice);
            ending.trouble(reason, clock.silent(), requests, this::inTrouble);
        }
    }

    /** Unless the caller has said meanwhile that nobody is to call again. */
    private void inTrouble(List<AnswerPart> parts) {
        if (phase == Phase.TROUBLED) {
            phase = Phase.TALKING;
            agent.tell(parts);
        }
    }
}
