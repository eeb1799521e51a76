package io.viciagents.node.time;

import java.util.concurrent.Executor;

/**
 * One line of execution with a clock: what is handed to it runs one after the other, and its alarms ring in between. What is
 * confined to a strand needs no locks. Tasks may be handed over, and alarms set, from any thread.
 */
public interface Strand extends Timers, Executor {}
