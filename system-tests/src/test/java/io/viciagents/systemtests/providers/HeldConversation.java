package io.viciagents.systemtests.providers;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.Direction;
import io.viciagents.node.chain.CallChain;
import io.viciagents.node.conversation.AnsweredCall;
import io.viciagents.node.conversation.Conversation;
import io.viciagents.node.conversation.ConversationListener;
import io.viciagents.node.conversation.Equipment;
import io.viciagents.node.conversation.SpeechDetector.Verdict;
import io.viciagents.node.conversation.TurnListener;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.media.MediaSession.Source;
import io.viciagents.node.mind.Means;
import io.viciagents.node.mind.ModelDialogue;
import io.viciagents.node.profile.Guide;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.recording.CallRecording;
import io.viciagents.node.recording.Transcript;
import io.viciagents.node.recording.TranscriptEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A whole conversation with real providers' clients on an outbound call; the test's thread is its loop, and its time goes on
 * with the frames. What happens is its story.
 */
final class HeldConversation implements ConversationListener, Transcript, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final short LOUD = 8000;

    final List<String> story = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    private final HandTimers timers = new HandTimers();
    private final Handset handset = new Handset();
    private final AwaitedVoice voice;
    private final Conversation conversation;
    private Optional<CallOutcome> outcome = Optional.empty();

    HeldConversation(CallChain chain, Profile profile) {
        voice = new AwaitedVoice(chain.synthesiser());
        PhraseUnderstanding understanding = new PhraseUnderstanding();
        Equipment equipment = new Equipment(
                handset,
                chain.recogniser(),
                voice,
                samples -> loud(samples) ? Verdict.SPEECH : Verdict.SILENCE,
                understanding,
                timers,
                Clock.systemUTC(),
                loop::add,
                this,
                CallRecording.NONE,
                TurnListener.NONE);
        Means means = new Means(
                chain.model().orElseThrow(),
                (tool, arguments, result) -> result.accept("nothing is there"),
                understanding,
                () -> false,
                Clock.systemUTC(),
                timers,
                loop::add);
        conversation = new Conversation(
                new AnsweredCall("call 1", Direction.OUTBOUND, Map.of(), Optional.empty()),
                profile,
                new ModelDialogue("call 1", profile, (Guide.Model) profile.guide(), Map.of(), means),
                equipment,
                this);
    }

    private static boolean loud(short[] samples) {
        for (short sample : samples) {
            if (Math.abs(sample) > 300) {
                return true;
            }
        }
        return false;
    }

    /** Both sides hear each other, and the agent's first words are heard to their end. */
    HeldConversation greeted() {
        conversation.prepare();
        conversation.begin();
        return heard("Would you be interested?").silence(100);
    }

    /** Until the agent has said this. */
    HeldConversation heard(String words) {
        return until(() -> story.stream().anyMatch(line -> line.startsWith("agent") && line.contains(words)));
    }

    /** Until a line of the story begins so. */
    HeldConversation untilTold(String beginning) {
        return until(() -> story.stream().anyMatch(line -> line.startsWith(beginning)));
    }

    /** Until the agent is speaking. */
    HeldConversation untilItSpeaks() {
        return until(handset::sounding);
    }

    /** Makes the sound of a turn and is silent after it; what it says is known to the stand-in. */
    HeldConversation speaks() {
        short[] turn = new short[8 * 800];
        Arrays.fill(turn, LOUD);
        return says(turn);
    }

    /** Says this, and is silent until the turn is surely over. */
    HeldConversation says(short[] samples) {
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            frame(Arrays.copyOfRange(samples, at, at + 160), Source.PACKET);
        }
        return silence(800);
    }

    HeldConversation presses(String key) {
        conversation.dtmf(key, Optional.empty());
        return this;
    }

    HeldConversation silence(int millis) {
        for (int at = 0; at < millis; at += 20) {
            frame(new short[160], Source.NOTHING);
        }
        return this;
    }

    /** The disposition with which it ends. */
    String disposition() {
        until(() -> outcome.isPresent());
        return outcome.orElseThrow().disposition();
    }

    /**
     * How long a frame really lasts: as long as it should where an answer is awaited, longer for a voice, or a busy machine would
     * be taken for a dead one; and next to nothing while nothing is awaited and the agent is heard.
     */
    private int pace() {
        if (voice.isMaking()) {
            return handset.sounding() ? 20 : 100;
        }
        return handset.sounding() ? 1 : 20;
    }

    private HeldConversation until(BooleanSupplier reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come: " + story);
            }
            network(pace());
            silence(20);
        }
        return this;
    }

    /** What comes from the providers within so many milliseconds of real time. */
    private void network(int millis) {
        try {
            Runnable first = loop.poll(millis, TimeUnit.MILLISECONDS);
            if (first != null) {
                first.run();
                drain();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private void drain() {
        for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
    }

    private void frame(short[] samples, Source source) {
        handset.tick(samples, source);
        drain();
        timers.advance(Duration.ofMillis(20));
        drain();
    }

    @Override
    public void write(Duration at, TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.AgentSaid(String text, TranscriptEvent.Hearing hearing) -> story.add("agent: " + text);
            case TranscriptEvent.CallerSaid(String words) -> story.add("caller: " + words);
            case TranscriptEvent.Pressed(String keys) -> story.add("pressed: " + keys);
            case TranscriptEvent.Noted(String what) -> story.add("noted: " + what);
            case TranscriptEvent.Turn turn -> {}
            case TranscriptEvent.Ended ended -> {}
        }
    }

    @Override
    public void firstAudio(Duration afterBegin) {
        story.add("first audio");
    }

    @Override
    public void asked(long number, CallRequest request) {
        story.add("asked: " + request);
        loop.add(() -> conversation.answered(number, new CallAnswer.Done("")));
    }

    @Override
    public void ended(CallOutcome told) {
        outcome = Optional.of(told);
    }

    @Override
    public void changed(ConversationState state) {
        // Nobody takes it over.
    }

    @Override
    public void moving(ConversationState state) {
        // It stays.
    }

    @Override
    public void lost(String reason) {
        story.add("lost: " + reason);
    }

    @Override
    public void close() {
        conversation.close();
    }
}
