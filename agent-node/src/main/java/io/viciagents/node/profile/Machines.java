package io.viciagents.node.profile;

/**
 * What the agent does when no human takes the call.
 *
 * @param voicemail the end of a call that an answering machine took: what it says is left as a message after the beep, or
 *     it says nothing and hangs up
 * @param screening what is said to a machine that asks who calls
 */
public record Machines(String voicemail, Prompt screening) {}
