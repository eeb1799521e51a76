package io.viciagents.dispatcher.tracing;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.dispatcher.history.CallEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a call whose trace is not finished.
 *
 * @param caller as it came in
 * @param profile that its extension chose
 * @param campaign or in-group, where it is known
 * @param firstAudio when the agent's first sound went out
 * @param connected to the node that has it now
 * @param talked what that node told of its conversation
 */
record Traced(
        CallRecord.Caller caller,
        String profile,
        Optional<String> campaign,
        Optional<Instant> firstAudio,
        Optional<CallEvent.Connected> connected,
        Optional<ConversationSummary> talked) {
    static Traced of(CallEvent.Arrived arrived) {
        return new Traced(
                arrived.caller(),
                arrived.profile(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Traced campaign(String name) {
        return new Traced(
                caller, profile, Optional.of(name).filter(known -> !known.isEmpty()), firstAudio, connected, talked);
    }

    Traced firstAudio(Instant at) {
        return new Traced(caller, profile, campaign, Optional.of(firstAudio.orElse(at)), connected, talked);
    }

    Traced connected(CallEvent.Connected to) {
        return new Traced(caller, profile, campaign, firstAudio, Optional.of(to), Optional.empty());
    }

    Traced talked(ConversationSummary summary) {
        return new Traced(caller, profile, campaign, firstAudio, connected, Optional.of(summary));
    }

    Traced left() {
        return new Traced(caller, profile, campaign, firstAudio, Optional.empty(), Optional.empty());
    }
}
