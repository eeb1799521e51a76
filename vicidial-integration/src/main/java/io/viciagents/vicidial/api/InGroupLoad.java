package io.viciagents.vicidial.api;

/**
 * How busy an in-group is.
 *
 * @param callsWaiting for an agent
 * @param agentsLoggedIn humans and remote agents alike
 * @param agentsInCalls at work
 * @param agentsWaiting free: before a human is promised, there should be one
 * @param agentsPaused away
 */
public record InGroupLoad(
        int callsWaiting, int agentsLoggedIn, int agentsInCalls, int agentsWaiting, int agentsPaused) {}
