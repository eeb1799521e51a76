package io.viciagents.node;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.DialogueMemory;
import io.viciagents.node.dialogue.Budget;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.hook.Hooks;
import io.viciagents.node.mind.Means;
import io.viciagents.node.mind.ModelDialogue;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.profile.Guide;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.script.GlobalIntents;
import io.viciagents.node.script.Script;
import io.viciagents.node.script.WithinBudget;
import io.viciagents.node.time.Timers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Makes the dialogue of a call, as its profile wants it: by the script, or by a language model. Any thread.
 *
 * @param models the model of a profile, if there is one
 * @param hooks shared by all calls
 * @param understanding shared by all calls
 * @param clock for dates
 */
record Dialogues(
        Function<Profile, Optional<LanguageModel>> models, Hooks hooks, Understanding understanding, Clock clock) {
    /** Whether a profile's dialogue can be held here. */
    boolean canLead(Profile profile) {
        return switch (profile.guide()) {
            case Guide.Script() -> true;
            case Guide.Model model ->
                models.apply(profile).isPresent() || !profile.states().isEmpty();
        };
    }

    /**
     * The dialogue of one call, from the memory of the node that held it before, if one did. Without a model its profile's
     * script leads from the beginning.
     */
    Dialogue of(
            Assignment assignment,
            Profile profile,
            Map<String, String> lead,
            Budget budget,
            Timers timers,
            Executor loop) {
        Optional<DialogueMemory> memory =
                assignment.before().map(Assignment.Before::state).map(ConversationState::memory);
        String call = assignment.call().toString();
        if (profile.guide() instanceof Guide.Model guide) {
            Optional<LanguageModel> model = models.apply(profile);
            if (model.isPresent()) {
                Means means = new Means(model.get(), hooks, understanding, budget, clock, timers, loop);
                return memory.map(known -> ModelDialogue.from(known, call, profile, guide, lead, means))
                        .orElseGet(() -> new ModelDialogue(call, profile, guide, lead, means));
            }
        }
        Script script = memory.map(known -> Script.from(known, profile, lead, understanding, clock))
                .orElseGet(() -> new Script(profile, lead, understanding, clock));
        return new WithinBudget(script, new GlobalIntents(profile.globals(), understanding), budget);
    }
}
