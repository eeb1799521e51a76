package io.viciagents.cluster;

import java.util.List;

/**
 * What was measured in a conversation, for the call history: at all nodes that held it, if those before told the next.
 *
 * @param bargeInMillis for each voice over the agent's that made it fall silent: from the voice's onset to the silence
 * @param falseInterruptions how many of those were none, so that the agent spoke on
 * @param cutOffs how often the agent answered, or was about to, though the caller had not finished
 * @param noMatches turns in whose words no answer was found
 * @param fillers words that filled the wait for a slow answer
 * @param deadAirMillis the longest that the caller, who was owed an answer, heard nothing; a filler ends the wait
 * @param providerErrors requests at which a provider failed
 * @param tokensRead by language models
 * @param tokensWritten by language models
 */
public record ConversationMeasures(
        List<Integer> bargeInMillis,
        int falseInterruptions,
        int cutOffs,
        int noMatches,
        int fillers,
        int deadAirMillis,
        int providerErrors,
        long tokensRead,
        long tokensWritten) {
    /** Keeps what was given. */
    public ConversationMeasures {
        bargeInMillis = List.copyOf(bargeInMillis);
    }
}
