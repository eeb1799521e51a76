package io.viciagents.node.mind;

import io.viciagents.node.dialogue.Budget;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.hook.Hooks;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.time.Timers;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a dialogue works with.
 *
 * @param model shared by all calls
 * @param hooks shared by all calls
 * @param understanding shared by all calls
 * @param budget of this call
 * @param clock for dates
 * @param timers of the call's loop
 * @param loop runs a task on the call's loop, after the one that runs now
 */
public record Means(
        LanguageModel model,
        Hooks hooks,
        Understanding understanding,
        Budget budget,
        Clock clock,
        Timers timers,
        Executor loop) {}
