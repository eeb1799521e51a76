package io.viciagents.node.profile;

/**
 * One sentence of the agent's, as it stands in the profile.
 *
 * @param text with {@code {fields}} of the lead and of slots, filled in by {@link Wording}
 * @param interruption whether the caller may talk over it
 */
public record Prompt(String text, Interruption interruption) {}
