package io.viciagents.node.profile;

import java.util.List;

/**
 * Who calls, as the law wants it said.
 *
 * @param callerName on whose behalf the agent speaks
 * @param callbackNumber digits under which the caller's house is reached
 * @param disclosure what is said first, to its end: who speaks, that it is a machine, where to call back; or empty
 * @param machineWords the words in it that say so, in another language than English
 */
public record Identity(String callerName, String callbackNumber, String disclosure, List<String> machineWords) {
    /** Keeps the words as they were given. */
    public Identity {
        machineWords = List.copyOf(machineWords);
    }
}
