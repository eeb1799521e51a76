package io.viciagents.node.profile;

import java.util.List;

/**
 * What becomes of a caller who is to be handed to a human when none is there. Neither leads to a human again.
 *
 * @param move what a script does: mostly it says so, and offers a call at another time
 * @param end where nobody can be asked any more, for the agent can not go on; empty in a profile that promises no human
 */
public record Unattended(Move move, String end) {
    /** What is said before the end's own words where nobody can be asked any more. */
    public List<Prompt> first() {
        return move.target() instanceof Move.Target.End ? move.say() : List.of();
    }
}
