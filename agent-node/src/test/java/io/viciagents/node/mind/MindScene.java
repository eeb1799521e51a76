package io.viciagents.node.mind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.hook.Hooks;
import io.viciagents.node.profile.Guide;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.profile.Tool;
import io.viciagents.node.time.ManualTimers;
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
import java.util.function.Consumer;

/** A dialogue with a model played by the test; what it says and does is its story. */
final class MindScene implements AnswerListener, Hooks {
    private static final String PROFILE = """
            name: desk
            directions: [inbound]
            language: en-US
            voice: slt
            trouble: human
            caller-left: left
            lead: {first_name: there, city: unknown}
            global:
              human: {key: "0", end: human}
              opt-out: {key: "9", end: never}
            no-input: {say: ["Are you there?"], then: {end: silent}}
            no-match: {say: ["Sorry?", "Once more?"], then: {end: human}}
            model:
              greeting: "Hello {first_name}, how can I help?"
              instructions: "You book tables. The caller is {first_name}."
              tools:
                end-call: {done: "a table was booked"}
                transfer: {human: "the caller wants a human"}
                callback: {from: "09:00", until: "18:00"}
                disposition: {SALE: "booked"}
                do-not-call: true
                lead-fields: {email: "the address"}
                keys: true
                private: true
                typed-number: true
                http:
                  tables:
                    description: "Free tables."
                    url: "https://crm.example.com/tables/{day}"
                    limit: 2s
                    parameters: {type: object, required: [day], properties: {day: {type: string}}}
            ends:
              done: {say: "Goodbye.", disposition: SALE, summary: "booked"}
              human: {say: "I will put you through.", disposition: XFER, in-group: DESK}
              never: {say: "Never again.", disposition: DNC, do-not-call: true}
              silent: {say: "I can not hear you.", disposition: DAIR}
              left: {disposition: NP}
            """;
    private static final String STATES = """
            start: ask
            states:
              ask: {say: "Book or cancel?", intents: {book: {phrases: [book], end: done}}}
            """;

    final FakeModel model = new FakeModel();
    final ManualTimers timers = new ManualTimers();
    final List<String> story = new ArrayList<>();
    final List<CallRequest> requests = new ArrayList<>();
    final Dialogue dialogue;
    private final String yaml;
    private final Map<String, String> lead;
    Optional<Consumer<CallAnswer>> waiting = Optional.empty();
    Optional<Consumer<String>> hook = Optional.empty();
    Optional<CallOutcome> outcome = Optional.empty();
    Optional<AnswerPart.Listen> listening = Optional.empty();
    boolean spent;
    private final Deque<Runnable> loop = new ArrayDeque<>();
    Dialogue.Answering last = new Dialogue.Answering() {
        @Override
        public void cancel() {}

        @Override
        public void retract() {}
    };

    private MindScene(String yaml, Map<String, String> lead) {
        this(yaml, lead, Optional.empty());
    }

    private MindScene(String yaml, Map<String, String> lead, Optional<DialogueMemory> memory) {
        this.yaml = yaml;
        this.lead = lead;
        Profile profile = Profiles.parse("test", yaml);
        Guide.Model guide = (Guide.Model) profile.guide();
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
        Means means = new Means(model, this, new PhraseUnderstanding(), () -> spent, clock, timers, loop::add);
        dialogue = memory.map(kept -> ModelDialogue.from(kept, "a/1", profile, guide, lead, means))
                .orElseGet(() -> new ModelDialogue("a/1", profile, guide, lead, means));
    }

    /** The same call at another node. */
    MindScene elsewhere() {
        return new MindScene(yaml, lead, Optional.of(dialogue.memory()));
    }

    static MindScene of(Map<String, String> lead) {
        return new MindScene(PROFILE, lead);
    }

    static MindScene opened() {
        MindScene scene = of(Map.of("first_name", "Ann"));
        scene.happens(new Happening.Opened());
        scene.story.clear();
        return scene;
    }

    static MindScene openedWithScript() {
        return openedWithScript("");
    }

    static MindScene openedWithScript(String more) {
        MindScene scene = new MindScene(PROFILE + STATES + more, Map.of());
        scene.happens(new Happening.Opened());
        scene.story.clear();
        return scene;
    }

    /** Another node's goes on from what this one leaves. */
    static MindScene openedForConsent() {
        MindScene scene = new MindScene(PROFILE + "recording: after-consent\n", Map.of("first_name", "Ann"));
        scene.happens(new Happening.Opened());
        return scene;
    }

    MindScene says(String words) {
        return happens(new Happening.Said(words));
    }

    MindScene happens(Happening happening) {
        last = dialogue.answer(happening, this);
        return settle();
    }

    /** The model speaks this, to the end of its answer. */
    MindScene answers(String text) {
        model.text(text);
        model.done();
        return settle();
    }

    /** The model uses a tool, after some words or none. */
    MindScene uses(String text, String tool, String arguments) {
        model.text(text);
        model.tool(tool, arguments);
        model.done();
        return settle();
    }

    MindScene dispatcher(CallAnswer answer) {
        waiting.orElseThrow().accept(answer);
        return settle();
    }

    MindScene settle() {
        while (!loop.isEmpty()) {
            loop.remove().run();
        }
        return this;
    }

    MindScene passes(Duration time) {
        timers.advance(time);
        return settle();
    }

    /** All that was spoken is heard. */
    MindScene heard(String... texts) {
        List.of(texts).forEach(dialogue::heard);
        return this;
    }

    @Override
    public void part(AnswerPart part) {
        switch (part) {
            case AnswerPart.Say say -> story.add(say.text());
            case AnswerPart.Listen listen -> listening = Optional.of(listen);
            case AnswerPart.NoMatch() -> story.add("(no match)");
            case AnswerPart.RecordingAllowed() -> story.add("(recorded)");
            case AnswerPart.Ask(CallRequest request, Consumer<CallAnswer> then) -> {
                requests.add(request);
                waiting = Optional.of(then);
            }
            case AnswerPart.Work(Duration atMost, Runnable begin) -> begin.run();
            case AnswerPart.Keep keep -> story.add("(" + keep.privacy() + ")");
            case AnswerPart.Noted noted -> {}
            case AnswerPart.End(CallOutcome told) -> outcome = Optional.of(told);
        }
    }

    @Override
    public void done() {
        story.add("(done)");
    }

    @Override
    public void failed(String reason) {
        story.add("(failed: " + reason + ")");
    }

    @Override
    public void use(Tool.Http tool, JsonNode arguments, Consumer<String> result) {
        story.add("(asks " + tool.name() + " " + arguments + ")");
        hook = Optional.of(result);
    }
}
