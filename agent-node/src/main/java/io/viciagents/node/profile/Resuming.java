package io.viciagents.node.profile;

/**
 * What the agent says when its voice broke off for a moment, because another node had to go on.
 *
 * @param cut before the sentence that was cut is taken up again
 * @param missed before the question is asked again, for the caller may have answered it meanwhile
 */
public record Resuming(String cut, String missed) {}
