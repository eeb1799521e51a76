package io.viciagents.node.conversation;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Privacy;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.recording.CallRecording;
import io.viciagents.node.recording.TranscriptEvent.Hearing;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The agent's turn: an answer is asked for, told piece by piece, and spoken. Confined to the call's loop.
 *
 * <pre>
 *   quiet --ask--&gt; asking --first text--&gt; speaking --all told and played--&gt; quiet
 *     |  ^            ^  |                    |
 *     |  +------------|--+---- stop ----------+
 *     +--suppose--&gt; kept back --confirm--&gt; (as far as it has come)
 * </pre>
 *
 * <p>Mutable: the words that the answer is to, in case the caller was not finished.
 */
final class AgentTurn {
    private final Dialogue dialogue;
    private final CallRecording recording;
    private final CallRecord record;
    private final TurnClock clock;
    private final PendingRequests requests;
    private final FirstWords firstWords;
    private final Listener listener;
    private final AgentSpeech speech;
    private final HeldBack heldBack;
    private final Filler filler;
    private final Asking asking;
    private final AnswerListener told = new FromDialogue();
    private String asked = "";

    AgentTurn(
            Dialogue dialogue,
            PreparedVoice voice,
            Equipment equipment,
            Profile profile,
            CallRecord record,
            TurnClock clock,
            PendingRequests requests,
            FirstWords firstWords,
            Guard guard,
            Listener listener) {
        this.dialogue = dialogue;
        this.recording = equipment.recording();
        this.record = record;
        this.clock = clock;
        this.requests = requests;
        this.firstWords = firstWords;
        this.listener = listener;
        speech = new AgentSpeech(voice, equipment.media().playout(), guard, new FromSpeech());
        heldBack = new HeldBack(told, voice);
        asking = new Asking(dialogue, guard, heldBack);
        filler = new Filler(guard, profile, voice::forAWord, speech::busy, this::fill, asking::giveUp);
    }

    private void fill(String text) {
        record.filled();
        speech.fill(text);
    }

    AgentSpeech speech() {
        return speech;
    }

    /** Has the first words made, and keeps them back; again when more is known. */
    void prepare() {
        asking.retract();
        heldBack.keep();
        firstWords.parts().forEach(heldBack::part);
        firstWords.asked().ifPresentOrElse(asking::ask, heldBack::done);
    }

    void greet() {
        heldBack.release();
    }

    void ask(Happening happening) {
        asked = happening instanceof Happening.Said(String words) ? words : "";
        filler.begin(clock.silent());
        asking.ask(happening);
        clock.handedOn();
        if (asking.underWay()) {
            record.changed();
        }
    }

    /** Has an answer made to words that may not be the last of their turn, and keeps it back. */
    void suppose(String words) {
        asked = words;
        heldBack.keep();
        asking.ask(new Happening.Said(words));
    }

    /** They were the last: the answer is spoken, as far as it is there, and goes on. */
    void confirm() {
        filler.begin(clock.silent());
        clock.handedOn();
        heldBack.release();
        if (asking.underWay()) {
            record.changed();
        }
    }

    /** They were not. */
    void supposeNothing() {
        asking.retract();
        heldBack.drop();
    }

    /** Says and does what nobody was asked for. */
    void tell(List<AnswerPart> parts) {
        parts.forEach(told::part);
        settle();
    }

    /** Whether more of an answer may come. */
    boolean asking() {
        return asking.underWay();
    }

    /** Whether something is said or thought of. */
    boolean busy() {
        return asking.underWay() || speech.busy();
    }

    /** Whether nothing is said or asked but what was supposed. */
    boolean freeToSuppose() {
        return !speech.busy() && (!asking.underWay() || heldBack.keeping());
    }

    /** Whether an answer is made to words that may not be the last of their turn. */
    boolean supposing() {
        return heldBack.keeping();
    }

    /** Whether more of an answer may come, or a sentence is being heard. */
    boolean inTheMiddle() {
        return asking.underWay() || heldBack.keeping() || speech.inASentence();
    }

    /** No more is wanted of the answer; what was told of it stays. */
    void thinkNoFurther() {
        filler.end();
        asking.cancel();
    }

    /** The sentence that is being heard is the last one of the answer. */
    void finishSentence() {
        thinkNoFurther();
        speech.dropWhatFollows();
        settle();
    }

    /** Nothing more of it is wanted, neither told nor spoken. */
    void stop() {
        filler.end();
        asking.cancel();
        heldBack.drop();
        speech.cut();
        speech.reopen();
    }

    /** As if the answer had never been asked for: nothing of it was heard. Gives the words that it was to. */
    String takeBack() {
        asking.retract();
        stop();
        return asked;
    }

    /** Tells when there is nothing more to come. */
    void settle() {
        if (!busy()) {
            listener.agentQuiet();
        }
    }

    /** What the agent's turn brings about. */
    interface Listener {
        /** A sentence is over and another may follow. */
        void sentenceOver();

        /** Everything has been told and spoken. */
        void agentQuiet();

        /** What to listen for from now on. */
        void listenFor(AnswerPart.Listen listen);

        /** The conversation ends with this when all has been spoken. */
        void end(CallOutcome outcome);

        /** The agent can not go on. */
        void trouble(String reason);
    }

    /** What the dialogue answers. */
    private final class FromDialogue implements AnswerListener {
        @Override
        public void part(AnswerPart part) {
            switch (part) {
                case AnswerPart.Say say -> {
                    clock.text();
                    filler.told();
                    speech.say(say.text(), say.interruption());
                }
                case AnswerPart.Listen listen -> listener.listenFor(listen);
                case AnswerPart.NoMatch() -> clock.noMatch();
                case AnswerPart.RecordingAllowed() -> {
                    record.recordingAllowed();
                    recording.allow();
                }
                case AnswerPart.Ask(CallRequest request, Consumer<CallAnswer> then) -> requests.ask(request, then);
                case AnswerPart.Work(Duration atMost, Runnable begin) -> begin.run();
                case AnswerPart.Keep(Privacy privacy) -> {
                    record.keep(privacy);
                    recording.keep(privacy);
                }
                case AnswerPart.Noted(String what) -> record.noted(what);
                case AnswerPart.End(CallOutcome outcome) -> {
                    speech.close();
                    listener.end(outcome);
                }
            }
        }

        @Override
        public void done() {
            filler.end();
            record.changed();
            settle();
        }

        @Override
        public void failed(String reason) {
            filler.end();
            listener.trouble("the dialogue failed: " + reason);
        }
    }

    /** What becomes of the words. */
    private final class FromSpeech implements AgentSpeech.Listener {
        @Override
        public void sounding() {
            clock.audio();
            record.agentSounds();
        }

        @Override
        public void sentenceBegins() {
            clock.sounds();
            record.changed();
        }

        @Override
        public void said(String text) {
            record.agentSaid(text, Hearing.WHOLE);
            heard(text, text);
            listener.sentenceOver();
        }

        @Override
        public void cut(String sentence, String heard) {
            record.agentSaid(heard, Hearing.CUT);
            heard(sentence, heard);
        }

        private void heard(String sentence, String heard) {
            if (!filler.isFiller(sentence)) {
                dialogue.heard(heard);
            }
        }

        @Override
        public void silent() {
            if (asking.underWay()) {
                clock.waits();
                filler.told();
            }
            record.changed();
            settle();
        }

        @Override
        public void mute(String reason) {
            listener.trouble("a sentence could not be spoken: " + reason);
        }
    }
}
