package io.viciagents.node.mind;

import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.profile.GlobalAnswer;
import io.viciagents.node.profile.Guide;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Move;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Retry;
import io.viciagents.node.script.GlobalIntents;
import io.viciagents.node.script.PlainEnd;
import io.viciagents.node.script.Script;
import io.viciagents.node.script.WithinBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dialogue that a language model leads. Never-call-again and "a human, please" are recognised before the model is
 * asked, and silence, time and money have answers of their own: no failure of a model can switch them off. Confined to
 * the call's loop.
 *
 * <p>A model that fails before a word of its answer, or twice in the middle, is given up: the profile's script takes over, or
 * the call is in trouble, which ends with a human. Mutable: the memory, what is known of the lead, who leads, and what went
 * wrong in a row.
 */
public final class ModelDialogue implements Dialogue, Rounds.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ModelDialogue.class);
    private static final int FAILURES_IN_A_ROW = 2;

    private final String call;
    private final Profile profile;
    private final Guide.Model guide;
    private final Means means;
    private final String instructions;
    private final GlobalIntents globals;
    private final Map<String, String> lead = new HashMap<>();
    private final Memory memory;
    private final Leaving leaving;
    private final Toolbox toolbox;
    private final ConsentQuestion consent;
    private Optional<WithinBudget> script = Optional.empty();
    /** The answer that was asked for last. */
    private Optional<Reply> last = Optional.empty();
    /** What was asked on another node and not completely answered there is to be answered. */
    private boolean owing;

    private int noMatches;
    private int failures;

    /**
     * Says nothing before it is asked.
     *
     * @param call for the log
     * @param lead what is known of the lead so far
     */
    public ModelDialogue(String call, Profile profile, Guide.Model guide, Map<String, String> lead, Means means) {
        this(call, profile, guide, lead, means, Keepsake.nothing());
    }

    private ModelDialogue(
            String call, Profile profile, Guide.Model guide, Map<String, String> lead, Means means, Keepsake kept) {
        this.memory = kept.memory();
        this.owing = kept.owing();
        this.call = call;
        this.profile = profile;
        this.guide = guide;
        this.means = means;
        this.lead.putAll(lead);
        instructions = Instructions.of(profile, guide);
        globals = new GlobalIntents(profile.globals(), means.understanding());
        leaving = new Leaving(profile, this.lead, means.clock());
        toolbox = new Toolbox(guide.tools(), leaving, this.lead, means);
        consent = new ConsentQuestion(
                guide.consent(), globals, profile.smallWords(), means.understanding(), kept.consent());
    }

    /** Goes on where another dialogue of the same profile was. */
    public static ModelDialogue from(
            DialogueMemory memory,
            String call,
            Profile profile,
            Guide.Model guide,
            Map<String, String> lead,
            Means means) {
        Keepsake kept = Keepsake.of(memory);
        ModelDialogue dialogue = new ModelDialogue(call, profile, guide, lead, means, kept);
        dialogue.script = kept.script()
                .map(script -> Script.from(script, profile, lead, means.understanding(), means.clock()))
                .map(script -> new WithinBudget(script, dialogue.globals, means.budget()));
        return dialogue;
    }

    @Override
    public DialogueMemory memory() {
        boolean open = owing || last.filter(Reply::open).isPresent();
        return new Keepsake(memory, open, script.map(WithinBudget::memory), consent.state()).told();
    }

    @Override
    public Answering answer(Happening happening, AnswerListener listener) {
        if (script.isPresent()) {
            return script.get().answer(happening, listener);
        }
        Reply reply = new Reply(memory, listener);
        last = Optional.of(reply);
        if (consent.takes(happening)) {
            consented(happening, reply);
        } else {
            decide(happening, reply);
        }
        return reply;
    }

    private void consented(Happening happening, Reply reply) {
        switch (consent.hear(happening, reply)) {
            case YES, NO -> {
                if (happening instanceof Happening.Said(String words)) {
                    memory.caller(words);
                }
                greet(reply);
            }
            case SOMETHING_ELSE -> decide(happening, reply);
            case NOTHING -> {}
        }
    }

    private void decide(Happening happening, Reply reply) {
        switch (happening) {
            case Happening.Opened() -> open(reply);
            case Happening.Said(String words) -> said(words, reply);
            case Happening.Pressed(String keys) -> pressed(keys, reply);
            case Happening.Silence(int times) -> retry(profile.retries().noInput(), times, reply);
            case Happening.ActionFailed(String reason) -> {
                memory.note(
                        "It was tried, and it did not work: " + reason + ". Tell the caller, and offer another way.");
                think(reply);
            }
            case Happening.TimeUp() -> timeUp(reply);
            case Happening.Resumed() -> resume(reply);
        }
    }

    private void resume(Reply reply) {
        consent.listen(reply);
        if (owing) {
            owing = false;
            memory.note("The line was interrupted for a moment. Go on.");
            think(reply);
        } else {
            reply.done();
        }
    }

    private void open(Reply reply) {
        if (!profile.identity().disclosure().isEmpty()) {
            reply.say(PlainEnd.disclosure(profile), Interruption.REFUSED);
        }
        if (!consent.ask(reply)) {
            greet(reply);
        }
    }

    private void greet(Reply reply) {
        reply.say(PlainEnd.words(profile, guide.greeting(), lead));
        reply.part(AnswerPart.Listen.ANYTHING);
        reply.done();
    }

    private void said(String words, Reply reply) {
        Optional<GlobalAnswer> global = globals.said(words, 1.0);
        memory.caller(words);
        reply.part(AnswerPart.Listen.ANYTHING);
        if (words.isBlank()) {
            reply.part(new AnswerPart.NoMatch());
            retry(profile.retries().noMatch(), ++noMatches, reply);
        } else {
            noMatches = 0;
            global.ifPresentOrElse(answer -> obey(answer, reply), () -> think(reply));
        }
    }

    private void pressed(String keys, Reply reply) {
        noMatches = 0;
        reply.part(AnswerPart.Listen.ANYTHING);
        memory.caller("(pressed the keys " + String.join(" ", keys.split("")) + ")");
        globals.pressed(keys).ifPresentOrElse(answer -> obey(answer, reply), () -> think(reply));
    }

    /** What the model can not refuse. Repeating it does better. */
    private void obey(GlobalAnswer global, Reply reply) {
        switch (global.kind()) {
            case OPT_OUT, HUMAN -> move(global.move(), reply);
            case REPEAT -> think(reply);
        }
    }

    private void retry(Retry retry, int times, Reply reply) {
        if (times > retry.say().size()) {
            move(retry.then(), reply);
        } else {
            reply.say(PlainEnd.words(profile, List.of(retry.say().get(times - 1)), lead));
            reply.done();
        }
    }

    private void move(Move move, Reply reply) {
        if (move.target() instanceof Move.Target.End(String end)) {
            end(Leaving.Way.of(move.say(), end), reply);
        } else {
            reply.say(PlainEnd.words(profile, move.say(), lead));
            think(reply);
        }
    }

    private void timeUp(Reply reply) {
        leaving.forGood(Leaving.Way.of(profile.timeUp()), reply);
    }

    private void end(Leaving.Way way, Reply reply) {
        leaving.by(way, reply, reason -> {
            if (means.budget().spent()) {
                reply.part(new AnswerPart.Noted("nobody can take the caller now: " + reason));
                leaving.unattended(reply);
                return;
            }
            memory.note("Nobody can take the caller now: " + reason
                    + ". Say so, and offer a call at another time or your own help.");
            think(reply);
        });
    }

    /** Only this costs: what the model is not needed for goes on when the money is spent. */
    private void think(Reply reply) {
        if (means.budget().spent()) {
            reply.part(new AnswerPart.Noted("the call has cost what it may"));
            timeUp(reply);
            return;
        }
        new Rounds(this::request, memory, toolbox, means, profile.patience().forAWord(), reply, this).begin();
    }

    private ModelRequest request() {
        List<ModelMessage> messages = new ArrayList<>();
        messages.add(new ModelMessage.Note(LeadNote.of(profile, lead, means.clock())));
        messages.addAll(memory.messages());
        return new ModelRequest(call, instructions, messages, toolbox.declarations(), guide.answerTokens());
    }

    @Override
    public void answered(Reply reply) {
        failures = 0;
        reply.done();
    }

    @Override
    public void failed(Reply reply, String reason) {
        failures++;
        LOG.atWarn().addKeyValue("call", call).addKeyValue("reason", reason).log("the language model failed");
        reply.part(new AnswerPart.Noted("the language model failed: " + reason));
        if (!reply.silent() && failures < FAILURES_IN_A_ROW) {
            // The caller has heard the beginning: nothing else may take its place.
            reply.done();
        } else if (profile.states().isEmpty()) {
            reply.failed(reason);
        } else {
            fallBack(reply);
        }
    }

    private void fallBack(Reply reply) {
        reply.part(new AnswerPart.Noted("the script takes over"));
        Script next = new Script(profile, lead, means.understanding(), means.clock());
        script = Optional.of(new WithinBudget(next, globals, means.budget()));
        reply.runs(next.takeOver(reply.listener()));
    }

    @Override
    public void learn(Map<String, String> fields) {
        lead.putAll(fields);
        script.ifPresent(next -> next.learn(fields));
    }

    @Override
    public void heard(String text) {
        memory.heard(text);
    }
}
