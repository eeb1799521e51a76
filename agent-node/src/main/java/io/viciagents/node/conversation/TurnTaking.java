package io.viciagents.node.conversation;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.script.GlobalIntents;

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
final class TurnTaking implements Floor, AgentTurn.Listener {
    private final CallRecord record;
    private final Ending ending;
    private final TurnClock clock;
    private final AgentTurn agent;
    private final CallerSide caller;
    private final CallerTurns turns;
    private final SilenceWatch silence;
    private final Greeting greeting;
    private final DigitCollector digits;
    private final GlobalIntents globals;
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
            Guard guard) {
        this.record = record;
        this.ending = ending;
        clock = new TurnClock(guard, record::turn);
        agent = new AgentTurn(
                dialogue, voice, equipment, profile.retries().fillers(), record, clock, requests, guard, this);
        globals = new GlobalIntents(profile.globals(), equipment.understanding());
        turns = new CallerTurns(this, agent, globals, guard, () -> caller().cutOff());
        caller = new CallerSide(
                equipment.detector(),
                equipment.understanding(),
                globals.phrases(),
                agent.speech(),
                record,
                clock,
                turns);
        silence = new SilenceWatch(guard, profile.patience().silence(), times -> ask(new Happening.Silence(times)));
        greeting = new Greeting(call.direction(), guard, this::greet);
        digits = new DigitCollector(guard, this::pressed);
    }

    CallerSide caller() {
        return caller;
    }

    /** Has the greeting made; again when more is known of the lead before the call. */
    void prepare() {
        phase = Phase.PREPARED;
        agent.prepareGreeting();
    }

    void begin() {
        phase = Phase.GREETING;
        ending.begin(this::timeUp, this::report);
        greeting.begin();
    }

    /** A key always interrupts; over the goodbye only the one that means never-call-again. */
    void key(String digit) {
        if (phase == Phase.GREETING) {
            greeting.cancel();
            greet();
        }
        if (phase == Phase.TALKING || (phase == Phase.CLOSING && globals.isOptOutKey(digit))) {
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
        if (!over()) {
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
            agent.ask(happening);
        }
    }

    private void pressed(String keys) {
        record.pressed(keys);
        ask(new Happening.Pressed(keys));
    }

    private void timeUp() {
        if (phase == Phase.TALKING) {
            taken();
            ask(new Happening.TimeUp());
        }
    }

    @Override
    public void taken() {
        phase = Phase.TALKING;
        turns.forget();
        agent.stop();
        caller.agentStopped();
        ending.withdraw();
    }

    private void report() {
        if (!over()) {
            phase = Phase.REPORTED;
            quiet();
            ending.report();
        }
    }

    private boolean over() {
        return phase == Phase.REPORTED || phase == Phase.CLOSED;
    }

    private void quiet() {
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
        switch (phase) {
            case TALKING -> {
                if (!turns.answerKept()) {
                    silence.start();
                }
            }
            case CLOSING -> ending.whenTheCallerIsSilent(caller, this::report);
            case NEW, PREPARED, GREETING, REPORTED, CLOSED -> {}
        }
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
        if (!over()) {
            quiet();
            taken();
            agent.tell(ending.trouble(reason));
        }
    }
}
