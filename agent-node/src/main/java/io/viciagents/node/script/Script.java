package io.viciagents.node.script;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.DialogueMemory;
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
import io.viciagents.node.profile.Privacy;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.profile.RecordingConsent;
import io.viciagents.node.profile.Retry;
import io.viciagents.node.profile.State;
import io.viciagents.node.profile.Value;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deterministic dialogue: follows a profile from state to state. It answers at once, unless the dispatcher must be
 * asked first, and is all there is when no language model is configured, or when that is down.
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
    private Privacy privacy = Privacy.OPEN;
    /** What another script was asked at this place, and had not completely answered. */
    private Optional<Happening> unanswered;
    /** What was asked last. */
    private Optional<Asked> last = Optional.empty();

    /**
     * Starts at the profile's first state.
     *
     * @param lead what is known about the lead so far
     * @param clock for the dates of callbacks
     */
    public Script(Profile profile, Map<String, String> lead, Understanding understanding, Clock clock) {
        this(profile, lead, understanding, clock, Recollection.at(Place.at(profile.start())));
    }

    private Script(
            Profile profile,
            Map<String, String> lead,
            Understanding understanding,
            Clock clock,
            Recollection recollection) {
        this.profile = profile;
        this.answers = new StateAnswers(understanding);
        this.outcomes = new OutcomeWriter(clock);
        this.globals = new GlobalIntents(profile.globals(), understanding);
        this.lead.putAll(lead);
        this.place = recollection.place();
        this.unanswered = recollection.unanswered();
    }

    /** Goes on where another script of the same profile was; at the first state when it cannot be told where that is. */
    public static Script from(
            DialogueMemory memory,
            Profile profile,
            Map<String, String> lead,
            Understanding understanding,
            Clock clock) {
        return new Script(profile, lead, understanding, clock, Recollection.of(memory, profile));
    }

    @Override
    public DialogueMemory memory() {
        return last.filter(asked -> asked.reply().waits())
                .map(Asked::before)
                .orElseGet(() -> new Recollection(place, unanswered))
                .memory();
    }

    @Override
    public Answering answer(Happening happening, AnswerListener listener) {
        Happening asked = happening instanceof Happening.Resumed ? unanswered.orElse(happening) : happening;
        Recollection before = new Recollection(place, Optional.of(asked));
        ScriptAnswer reply = reply(listener);
        last = Optional.of(new Asked(before, reply));
        unanswered = Optional.empty();
        decide(asked, reply);
        reply.tell();
        return reply;
    }

    private ScriptAnswer reply(AnswerListener listener) {
        Recollection before = new Recollection(place, unanswered);
        Privacy kept = privacy;
        return new ScriptAnswer(listener, () -> {
            place = before.place();
            unanswered = before.unanswered();
            privacy = kept;
        });
    }

    /** Goes on where another dialogue could not: asks the first state's questions, without a greeting's disclosure. */
    public Answering takeOver(AnswerListener listener) {
        ScriptAnswer reply = reply(listener);
        enter(profile.start(), reply);
        reply.tell();
        return reply;
    }

    @Override
    public void learn(Map<String, String> fields) {
        lead.putAll(fields);
    }

    @Override
    public void heard(String text) {
        // A script asks again when nobody answers: it needs no memory of what was heard.
    }

    private void decide(Happening happening, ScriptAnswer reply) {
        switch (happening) {
            case Happening.Opened() -> open(reply);
            case Happening.Said(String words) -> said(words, reply);
            case Happening.Pressed(String keys) -> pressed(keys, reply);
            case Happening.Silence(int times) -> silent(reply);
            case Happening.ActionFailed(String reason) -> go(profile.actionFailed(), reply);
            case Happening.Resumed() -> listen(reply);
            case Happening.TimeUp() -> end(List.of(), profile.timeUp(), reply);
        }
    }

    private void open(ScriptAnswer reply) {
        if (!profile.identity().disclosure().isEmpty()) {
            say(List.of(new Prompt(profile.identity().disclosure(), Interruption.REFUSED)), reply);
        }
        enter(profile.start(), reply);
    }

    private void said(String words, ScriptAnswer reply) {
        Optional<StateAnswers.Meant> meant = answers.said(words, state());
        Optional<GlobalAnswer> global =
                globals.said(words, meant.map(StateAnswers.Meant::distance).orElse(1.0));
        if (global.isPresent()) {
            global(global.get(), reply);
        } else {
            meant.map(StateAnswers.Meant::answer)
                    .ifPresentOrElse(answer -> understood(answer, reply), () -> misunderstood(reply));
        }
    }

    private void pressed(String keys, ScriptAnswer reply) {
        Optional<GlobalAnswer> global = globals.pressed(keys);
        Optional<Answer> answer = answers.pressed(keys, state());
        Optional<DigitSlot> digits = StateAnswers.typed(keys, state());
        if (global.isPresent()) {
            global(global.get(), reply);
        } else if (digits.isPresent()) {
            place = place.with(Map.of(digits.get().name(), Value.ofDigits(keys)));
            go(digits.get().move(), reply);
        } else if (answer.isPresent()) {
            understood(answer.get(), reply);
        } else {
            misunderstood(reply);
        }
    }

    private void silent(ScriptAnswer reply) {
        place = place.silent();
        retry(state().noInput(), place.noInputs(), reply);
    }

    private void misunderstood(ScriptAnswer reply) {
        reply.add(new AnswerPart.NoMatch());
        place = place.misunderstood();
        retry(state().noMatch(), place.noMatches(), reply);
    }

    private void retry(Retry retry, int times, ScriptAnswer reply) {
        if (times > retry.say().size()) {
            go(retry.then(), reply);
            return;
        }
        say(List.of(retry.say().get(times - 1)), reply);
        switch (retry.question()) {
            case AGAIN -> ask(reply);
            case IN_THE_PROMPT -> listen(reply);
        }
    }

    private void understood(Answer answer, ScriptAnswer reply) {
        place = place.understood().with(answer.fills());
        if (answer.consent() == RecordingConsent.GIVEN) {
            reply.add(new AnswerPart.RecordingAllowed());
        }
        go(answer.move(), reply);
    }

    private void global(GlobalAnswer global, ScriptAnswer reply) {
        place = place.understood();
        go(global.move(), reply);
    }

    /** Nothing is said on the way to an end before it is known to be possible. */
    private void go(Move move, ScriptAnswer reply) {
        switch (move.target()) {
            case Move.Target.State(String name) -> {
                say(move.say(), reply);
                enter(name, reply);
            }
            case Move.Target.End(String name) -> end(move.say(), name, reply);
            case Move.Target.Stay() -> {
                say(move.say(), reply);
                ask(reply);
            }
        }
    }

    private void enter(String name, ScriptAnswer reply) {
        place = place.in(name);
        say(state().say(), reply);
        listen(reply);
    }

    private void ask(ScriptAnswer reply) {
        say(List.of(state().say().getLast()), reply);
        listen(reply);
    }

    private void listen(ScriptAnswer reply) {
        if (state().privacy() != privacy) {
            privacy = state().privacy();
            reply.add(new AnswerPart.Keep(privacy));
        }
        reply.add(new AnswerPart.Listen(
                state().answers().stream()
                        .flatMap(answer -> answer.phrases().stream())
                        .toList(),
                state().digits().map(slot -> new AnswerPart.Digits(slot.fewest(), slot.most()))));
    }

    /** Before a human is promised, it is asked whether one is there; what is done else never leads to a human. */
    private void end(List<Prompt> first, String name, ScriptAnswer reply) {
        End end = profile.end(name);
        PlainEnd.askedFirst(end.next())
                .ifPresentOrElse(
                        request -> reply.ask(request, answer -> {
                            switch (answer) {
                                case CallAnswer.Done done -> conclude(first, end, reply);
                                case CallAnswer.Refused refused ->
                                    go(profile.unattended().move(), reply);
                            }
                        }),
                        () -> conclude(first, end, reply));
    }

    private void conclude(List<Prompt> first, End end, ScriptAnswer reply) {
        say(first, reply);
        say(end.say(), reply);
        reply.add(new AnswerPart.End(outcome(end)));
    }

    private CallOutcome outcome(End end) {
        return outcomes.write(end, spoken(), Words.of(lead, place.slots(), Value::written, profile));
    }

    private void say(List<Prompt> prompts, ScriptAnswer reply) {
        Words words = spoken();
        prompts.forEach(prompt -> reply.add(new AnswerPart.Say(words.fill(prompt.text()), prompt.interruption())));
    }

    private Words spoken() {
        return Words.of(lead, place.slots(), Value::spoken, profile);
    }

    private State state() {
        return profile.state(place.state());
    }

    /** An answer, and where the script stood when it was asked for it. */
    private record Asked(Recollection before, ScriptAnswer reply) {}
}
