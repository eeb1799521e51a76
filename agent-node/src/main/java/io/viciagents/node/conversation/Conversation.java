package io.viciagents.node.conversation;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationState;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.media.MediaSession;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.recording.TranscriptEvent;
import io.viciagents.node.speech.RecognitionRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call's conversation, as the rest of the node sees it. Confined to the call's loop.
 *
 * <p>The order is {@link #prepare}, {@link #begin}, then whatever happens, {@link #close}. Frames go to the recording, to the
 * caller's side of turn-taking and to the ear; {@link TurnTaking} decides; everything runs inside a {@link Guard}. Mutable:
 * how far it got.
 */
public final class Conversation implements AutoCloseable {
    private final Profile profile;
    private final Dialogue dialogue;
    private final Equipment equipment;
    private final CallRecord record;
    private final Ending ending;
    private final PreparedVoice voice;
    private final PendingRequests requests;
    private final TurnTaking turnTaking;
    private final Hearing hearing;
    private final Guard guard;
    private final Replica replica;
    private final Leaving leaving;
    private final ConversationListener listener;
    private Progress progress = Progress.NEW;
    /** Keys that were told before the beginning. */
    private final List<Runnable> early = new ArrayList<>();

    /** Does nothing before it is prepared. Dialogue, detector, transcript and recording are this call's alone. */
    public Conversation(
            AnsweredCall call, Profile profile, Dialogue dialogue, Equipment equipment, ConversationListener listener) {
        this.profile = profile;
        this.dialogue = dialogue;
        this.equipment = equipment;
        this.listener = listener;
        MediaSession media = equipment.media();
        guard = new Guard(equipment.loop(), equipment.timers(), this::unexpected);
        record = new CallRecord(equipment.transcript(), equipment.turns(), guard, listener::firstAudio, this::changed);
        ending = new Ending(call, profile, equipment.clock(), guard, record, listener);
        voice = new PreparedVoice(
                equipment.synthesiser(),
                call.name(),
                profile.language(),
                profile.voice(),
                media.sampleRate(),
                profile.patience().longestWait(),
                guard);
        requests = new PendingRequests(guard, record, ending::settled, listener, unknown(call));
        FirstWords first = call.before().map(this::goOn).orElse(FirstWords.GREETING);
        turnTaking = new TurnTaking(call, profile, dialogue, equipment, voice, record, ending, requests, first, guard);
        RecognitionRequest request =
                new RecognitionRequest(call.name(), profile.language(), media.sampleRate(), profile.phrases());
        hearing = new Hearing(equipment.recogniser(), request, guard, guard, turnTaking.caller());
        replica = new Replica(
                dialogue,
                record,
                ending,
                requests,
                turnTaking.agent(),
                equipment.clock(),
                call.before().map(Assignment.Before::state));
        leaving = new Leaving(
                turnTaking::betweenSentences, media.playout(), guard, () -> listener.moving(replica.take()));
    }

    private static List<CallRequest> unknown(AnsweredCall call) {
        return call.before().map(before -> before.state().requests()).orElse(List.of()).stream()
                .map(ConversationState.Request::request)
                .toList();
    }

    /** Another node held this conversation: what it knew, and with what the agent goes on here. */
    private FirstWords goOn(Assignment.Before before) {
        ConversationState state = before.state();
        record.goesOn(state);
        if (state.recording() == ConversationState.Consent.GIVEN) {
            equipment.recording().allow();
        }
        state.disposition().ifPresent(ending::settled);
        Resumption resumption = Resumption.of(before, equipment.clock().instant(), profile.resuming());
        resumption.heard().ifPresent(heard -> {
            record.agentSaid(heard, TranscriptEvent.Hearing.CUT);
            dialogue.heard(heard);
        });
        return resumption.firstWords();
    }

    private void changed() {
        // An answer to words that may not be the last has not happened yet.
        if (progress == Progress.BEGUN && !turnTaking.agent().supposing()) {
            listener.changed(replica.take());
        }
    }

    /** The call will come: synthesises the greeting and what is said in trouble, and opens the ear. */
    public void prepare() {
        if (progress == Progress.NEW) {
            progress = Progress.PREPARED;
            guard.run(() -> {
                turnTaking.prepare();
                hearing.open();
            });
        }
    }

    /** Both sides hear each other. */
    public void begin() {
        prepare();
        if (progress == Progress.PREPARED) {
            progress = Progress.BEGUN;
            record.begin();
            record.noted("profile " + profile.name() + " version " + profile.version());
            equipment.media().playout().tap(equipment.recording()::agent);
            equipment.media().listen((samples, source) -> guard.run(() -> frame(samples, source)));
            guard.run(turnTaking::begin);
            early.forEach(Runnable::run);
            early.clear();
        }
    }

    /** More is known about the lead. Before the call has begun the greeting is made again with it. */
    public void lead(Map<String, String> fields) {
        guard.run(() -> {
            ending.lead(fields);
            dialogue.learn(fields);
            if (progress == Progress.PREPARED) {
                turnTaking.prepare();
            }
        });
    }

    /**
     * The caller pressed a key. It waits until the conversation has begun, for another dispatcher may tell it sooner than the
     * owner tells that; and while the conversation stands still: whoever goes on is to hear it.
     *
     * @param digit one of 0 to 9, *, #, A to D
     * @param at by Asterisk's clock, where the dispatcher tells that
     */
    public void dtmf(String digit, Optional<Instant> at) {
        if (progress == Progress.BEGUN) {
            guard.run(() -> leaving.whenItGoesOn(() -> guard.run(() -> key(digit, at))));
        } else if (progress != Progress.CLOSED) {
            early.add(() -> dtmf(digit, at));
        }
    }

    private void key(String digit, Optional<Instant> at) {
        if (replica.isNews(digit, at)) {
            turnTaking.key(digit);
        }
    }

    /** What came of something that was asked for; an answer that nobody waits for any more is not heard. */
    public void answered(long number, CallAnswer answer) {
        guard.run(() -> requests.answered(number, answer));
    }

    /** The outcome that was told could not be brought about, and the caller is still there: says so and goes on. */
    public void failed(String reason) {
        guard.run(() -> turnTaking.failed(reason));
    }

    /** The node drains: the conversation is to go on elsewhere, at a moment when nobody notices. */
    public void leave() {
        guard.run(leaving::leave);
    }

    /** Nobody takes it over now: it goes on here. */
    public void stay() {
        guard.run(leaving::stay);
    }

    /** The caller hung up: tells the outcome, as far as it is known. */
    public void callerLeft() {
        guard.run(turnTaking::callerLeft);
    }

    /** The call is over for this node. Harmless when repeated. */
    @Override
    public void close() {
        if (progress != Progress.CLOSED) {
            progress = Progress.CLOSED;
            leaving.cancel();
            turnTaking.close();
            requests.forget();
            hearing.close();
            equipment.recording().close();
            equipment.transcript().close();
        }
    }

    private void frame(short[] samples, MediaSession.Source source) {
        if (progress == Progress.BEGUN && !leaving.still()) {
            equipment.recording().caller(samples);
            turnTaking.caller().frame(samples, source, hearing);
        }
    }

    private void unexpected(RuntimeException failure) {
        if (progress == Progress.CLOSED) {
            return;
        }
        switch (ending.unexpected(failure)) {
            case TROUBLE -> guard.run(() -> turnTaking.trouble("something unexpected: " + failure));
            case LOST -> turnTaking.lost("something unexpected, twice: " + failure);
        }
    }

    private enum Progress {
        NEW,
        PREPARED,
        BEGUN,
        CLOSED
    }
}
