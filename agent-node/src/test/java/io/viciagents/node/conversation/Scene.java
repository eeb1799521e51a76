package io.viciagents.node.conversation;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.Direction;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.recording.CallRecording;
import io.viciagents.node.recording.Transcript;
import io.viciagents.node.recording.TranscriptEvent;
import io.viciagents.node.script.Script;
import io.viciagents.node.time.ManualTimers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A conversation with everything around it played by the test; what happened is its story. */
final class Scene implements ConversationListener, Transcript, TurnListener {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    final ManualTimers timers = new ManualTimers();
    final FakeMedia media = new FakeMedia();
    final FakeRecogniser ear = new FakeRecogniser();
    final FakeSynthesiser voice = new FakeSynthesiser(timers);
    final List<String> story = new ArrayList<>();
    final List<String> versions = new ArrayList<>();
    final List<String> measured = new ArrayList<>();
    final List<TurnReport> turns = new ArrayList<>();
    final List<CallRequest> asked = new ArrayList<>();
    Function<CallRequest, Optional<CallAnswer>> dispatcher = request -> Optional.of(new CallAnswer.Done(""));
    final List<Duration> waits = new ArrayList<>();
    final List<Duration> stops = new ArrayList<>();
    final List<ConversationState> states = new ArrayList<>();
    Optional<CallOutcome> outcome = Optional.empty();
    final Conversation conversation;
    private final Deque<Runnable> loop = new ArrayDeque<>();

    private Scene(Direction direction, Profile profile, Optional<Dialogue> dialogue, Map<String, String> lead) {
        this(direction, profile, dialogue, lead, Optional.empty(), CLOCK);
    }

    private Scene(
            Direction direction,
            Profile profile,
            Optional<Dialogue> dialogue,
            Map<String, String> lead,
            Optional<Assignment.Before> before,
            Clock clock) {
        Equipment equipment = new Equipment(
                media,
                ear,
                voice,
                samples -> samples[0] == 0 ? SpeechDetector.Verdict.SILENCE : SpeechDetector.Verdict.SPEECH,
                new PhraseUnderstanding(),
                timers,
                clock,
                loop::add,
                this,
                CallRecording.NONE,
                this);
        conversation = new Conversation(
                new AnsweredCall("a/1", direction, lead, before),
                profile,
                dialogue.orElseGet(() -> script(profile, lead, before)),
                equipment,
                this);
    }

    private static Dialogue script(Profile profile, Map<String, String> lead, Optional<Assignment.Before> before) {
        return before.map(then -> Script.from(then.state().memory(), profile, lead, new PhraseUnderstanding(), CLOCK))
                .orElseGet(() -> new Script(profile, lead, new PhraseUnderstanding(), CLOCK));
    }

    /** The same call at another node, so long after that state was told. */
    Scene elsewhere(ConversationState state, Duration after, Duration silence) {
        return new Scene(
                Direction.INBOUND,
                profile("appointment-line"),
                Optional.empty(),
                Map.of(),
                Optional.of(new Assignment.Before(state, silence)),
                Clock.offset(CLOCK, after));
    }

    static Profile profile(String name) {
        return Profiles.read(Path.of("../profiles", name + ".yaml"));
    }

    static Scene inbound() {
        return new Scene(Direction.INBOUND, profile("appointment-line"), Optional.empty(), Map.of());
    }

    static Scene outbound() {
        return new Scene(Direction.OUTBOUND, profile("offer"), Optional.empty(), Map.of());
    }

    /** A callee; what the profile's language model would say is said by nobody. */
    static Scene outbound(Profile profile) {
        return new Scene(Direction.OUTBOUND, profile, Optional.of(new SlowDialogue()), Map.of());
    }

    static Scene with(Dialogue dialogue, Profile profile) {
        return new Scene(Direction.INBOUND, profile, Optional.of(dialogue), Map.of());
    }

    static Scene with(Dialogue dialogue) {
        return new Scene(Direction.INBOUND, profile("appointment-line"), Optional.of(dialogue), Map.of());
    }

    Scene begin() {
        conversation.prepare();
        settle();
        conversation.begin();
        settle();
        return this;
    }

    /** Begins, and hears the greeting to its end. */
    Scene greeted() {
        return begin().silence(600).untilQuiet();
    }

    Scene untilQuiet() {
        silence(20);
        while (media.sounding()) {
            silence(20);
        }
        return this;
    }

    /** Says this in so many milliseconds, without a pause after it. */
    Scene speaks(String words, int millis) {
        ear.next = words;
        return frames(1000, millis);
    }

    /** Says this in 600 ms and is silent until the turn is surely over. */
    Scene says(String words) {
        speaks(words, 600);
        return silence(1000);
    }

    /** The recogniser tells its words so far. */
    Scene interim(String words) {
        ear.listener.interim(words);
        settle();
        return this;
    }

    /** The recogniser tells its last word. */
    Scene finals(String words) {
        ear.listener.result(words);
        settle();
        return this;
    }

    Scene silence(int millis) {
        return frames(0, millis);
    }

    Scene presses(String keys) {
        keys.chars().forEach(key -> {
            conversation.dtmf(Character.toString(key), Optional.empty());
            settle();
        });
        return this;
    }

    private Scene frames(int amplitude, int millis) {
        for (int at = 0; at < millis; at += 20) {
            media.tick(amplitude);
            settle();
            timers.advance(Duration.ofMillis(20));
            settle();
        }
        return this;
    }

    private void settle() {
        while (!loop.isEmpty()) {
            loop.remove().run();
        }
    }

    /** What the agent said last, as far as it was heard. */
    String lastHeard() {
        return story.stream()
                .filter(line -> line.startsWith("agent"))
                .reduce((first, second) -> second)
                .orElse("");
    }

    @Override
    public void firstAudio(Duration afterBegin) {
        story.add("first audio " + afterBegin.toMillis());
    }

    @Override
    public void asked(long number, CallRequest request) {
        asked.add(request);
        dispatcher.apply(request).ifPresent(answer -> loop.add(() -> conversation.answered(number, answer)));
    }

    @Override
    public void ended(CallOutcome told) {
        outcome = Optional.of(told);
        story.add("ended " + told.disposition());
    }

    @Override
    public void changed(ConversationState state) {
        states.add(state);
    }

    @Override
    public void moving(ConversationState state) {
        states.add(state);
        story.add("moving");
    }

    @Override
    public void lost(String reason) {
        story.add("lost");
    }

    @Override
    public void write(Duration at, TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.AgentSaid(String text, TranscriptEvent.Hearing hearing) ->
                story.add("agent" + (hearing == TranscriptEvent.Hearing.CUT ? " cut" : "") + ": " + text);
            case TranscriptEvent.CallerSaid(String words) -> story.add("caller: " + words);
            case TranscriptEvent.Pressed(String keys) -> story.add("pressed " + keys);
            case TranscriptEvent.Turn turn -> {}
            case TranscriptEvent.Noted(String what) when what.startsWith("profile ") -> versions.add(what);
            case TranscriptEvent.Noted(String what) -> story.add(what);
            case TranscriptEvent.Ended ended -> {}
        }
    }

    @Override
    public void close() {
        story.add("transcript closed");
    }

    @Override
    public void turn(TurnReport report) {
        turns.add(report);
    }

    @Override
    public void cutOff() {
        measured.add("cut off");
    }

    @Override
    public void filled() {
        measured.add("filled");
    }

    @Override
    public void deadAir(Duration length) {
        waits.add(length);
    }

    @Override
    public void interrupted(Duration stop, Finding finding) {
        stops.add(stop);
        story.add("interruption " + finding);
    }
}
