package io.viciagents.node.script;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.Answer;
import io.viciagents.node.profile.DigitSlot;
import io.viciagents.node.profile.End;
import io.viciagents.node.profile.GlobalAnswer;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Move;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.profile.RecordingConsent;
import io.viciagents.node.profile.Retry;
import io.viciagents.node.profile.State;
import io.viciagents.node.profile.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deterministic dialogue: follows a profile from state to state. It answers at once, and is all there is when no
 * language model is configured, or when that is down.
 *
 * <p>Confined to the call's loop. What changes are the place in the script and what is known of the lead.
 */
public final class Script implements Dialogue {
    private final Profile profile;
    private final StateAnswers answers;
    private final OutcomeWriter outcomes;
    private final GlobalIntents globals;
    private final Map<String, String> lead = new HashMap<>();
    private Place place;

    /**
     * Starts at the profile's first state.
     *
     * @param lead what is known about the lead so far
     * @param clock for the dates of callbacks
     */
    public Script(Profile profile, Map<String, String> lead, Understanding understanding, Clock clock) {
        this.profile = profile;
        this.answers = new StateAnswers(understanding);
        this.outcomes = new OutcomeWriter(clock);
        this.globals = new GlobalIntents(profile.globals(), understanding);
        this.lead.putAll(lead);
        this.place = Place.at(profile.start());
    }

    @Override
    public Answering answer(Happening happening, AnswerListener listener) {
        Place before = place;
        List<AnswerPart> parts = new ArrayList<>();
        decide(happening, parts);
        parts.forEach(listener::part);
        listener.done();
        return new Given(before);
    }

    @Override
    public void learn(Map<String, String> fields) {
        lead.putAll(fields);
    }

    @Override
    public void heard(String text) {
        // A script asks again when nobody answers: it needs no memory of what was heard.
    }

    private void decide(Happening happening, List<AnswerPart> parts) {
        switch (happening) {
            case Happening.Opened() -> open(parts);
            case Happening.Said(String words) -> said(words, parts);
            case Happening.Pressed(String keys) -> pressed(keys, parts);
            case Happening.Silence(int times) -> silent(parts);
            case Happening.ActionFailed(String reason) -> go(profile.actionFailed(), parts);
            case Happening.TimeUp() -> end(profile.timeUp(), parts);
        }
    }

    private void open(List<AnswerPart> parts) {
        if (!profile.identity().disclosure().isEmpty()) {
            say(List.of(new Prompt(profile.identity().disclosure(), Interruption.REFUSED)), parts);
        }
        enter(profile.start(), parts);
    }

    private void said(String words, List<AnswerPart> parts) {
        Optional<StateAnswers.Meant> meant = answers.said(words, state());
        Optional<GlobalAnswer> global =
                globals.said(words, meant.map(StateAnswers.Meant::distance).orElse(1.0));
        if (global.isPresent()) {
            global(global.get(), parts);
        } else {
            meant.map(StateAnswers.Meant::answer)
                    .ifPresentOrElse(answer -> understood(answer, parts), () -> misunderstood(parts));
        }
    }

    private void pressed(String keys, List<AnswerPart> parts) {
        Optional<GlobalAnswer> global = globals.pressed(keys);
        Optional<Answer> answer = answers.pressed(keys, state());
        Optional<DigitSlot> digits = state().digits().filter(slot -> fits(keys, slot));
        if (global.isPresent()) {
            global(global.get(), parts);
        } else if (digits.isPresent()) {
            place = place.with(Map.of(digits.get().name(), new Value(spaced(keys), keys)));
            go(digits.get().move(), parts);
        } else if (answer.isPresent()) {
            understood(answer.get(), parts);
        } else {
            misunderstood(parts);
        }
    }

    private static boolean fits(String keys, DigitSlot slot) {
        return keys.matches("[0-9]+") && keys.length() >= slot.fewest() && keys.length() <= slot.most();
    }

    private static String spaced(String digits) {
        return String.join(" ", digits.split(""));
    }

    private void silent(List<AnswerPart> parts) {
        place = place.silent();
        retry(state().noInput(), place.noInputs(), parts);
    }

    private void misunderstood(List<AnswerPart> parts) {
        parts.add(new AnswerPart.NoMatch());
        place = place.misunderstood();
        retry(state().noMatch(), place.noMatches(), parts);
    }

    private void retry(Retry retry, int times, List<AnswerPart> parts) {
        if (times > retry.say().size()) {
            go(retry.then(), parts);
            return;
        }
        say(List.of(retry.say().get(times - 1)), parts);
        switch (retry.question()) {
            case AGAIN -> ask(parts);
            case IN_THE_PROMPT -> listen(parts);
        }
    }

    private void understood(Answer answer, List<AnswerPart> parts) {
        place = place.understood().with(answer.fills());
        if (answer.consent() == RecordingConsent.GIVEN) {
            parts.add(new AnswerPart.RecordingAllowed());
        }
        go(answer.move(), parts);
    }

    private void global(GlobalAnswer global, List<AnswerPart> parts) {
        place = place.understood();
        go(global.move(), parts);
    }

    private void go(Move move, List<AnswerPart> parts) {
        say(move.say(), parts);
        switch (move.target()) {
            case Move.Target.State(String name) -> enter(name, parts);
            case Move.Target.End(String name) -> end(name, parts);
            case Move.Target.Stay() -> ask(parts);
        }
    }

    private void enter(String name, List<AnswerPart> parts) {
        place = place.in(name);
        say(state().say(), parts);
        listen(parts);
    }

    private void ask(List<AnswerPart> parts) {
        say(List.of(state().say().getLast()), parts);
        listen(parts);
    }

    private void listen(List<AnswerPart> parts) {
        parts.add(new AnswerPart.Listen(
                state().answers().stream()
                        .flatMap(answer -> answer.phrases().stream())
                        .toList(),
                state().digits().map(slot -> new AnswerPart.Digits(slot.fewest(), slot.most()))));
    }

    private void end(String name, List<AnswerPart> parts) {
        End end = profile.end(name);
        say(end.say(), parts);
        parts.add(new AnswerPart.End(outcome(end)));
    }

    private CallOutcome outcome(End end) {
        return outcomes.write(end, spoken(), Words.of(lead, place.slots(), Value::written, profile));
    }

    private void say(List<Prompt> prompts, List<AnswerPart> parts) {
        Words words = spoken();
        prompts.forEach(prompt -> parts.add(new AnswerPart.Say(words.fill(prompt.text()), prompt.interruption())));
    }

    private Words spoken() {
        return Words.of(lead, place.slots(), Value::spoken, profile);
    }

    private State state() {
        return profile.state(place.state());
    }

    /** An answer of a script is complete as soon as it is given; taken back, the place is what it was. */
    private final class Given implements Answering {
        private final Place before;

        private Given(Place before) {
            this.before = before;
        }

        @Override
        public void cancel() {
            // Complete already.
        }

        @Override
        public void retract() {
            place = before;
        }
    }
}
