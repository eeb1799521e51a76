package io.viciagents.cluster;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a conversation has come: enough for another node to go on where the caller stopped hearing. A node tells it
 * before the first packet of each sentence, after each turn, and before and after each request.
 *
 * @param version of this record's meaning; fields are only ever added
 * @param revision counts the states that one node told of one call, from 1
 * @param talked since caller and agent first heard each other
 * @param spoken what was said, and of the agent's words what was really heard; the last of it, oldest first
 * @param memory of the dialogue
 * @param answer whether the dialogue still owes some of its answer
 * @param unsaid sentences that the caller has not heard to their end, in their order
 * @param requests asked of the dispatcher and not answered
 * @param recording whether the caller agreed to be recorded
 * @param disposition what the call has come to so far
 * @param outcome with which it ends when all has been said
 * @param keysUntil the conversation knows all keys that were pressed until then, by Asterisk's clock; unknown to
 *     earlier versions
 * @param spent what the call has cost so far, at all nodes that held it, in the currency of the nodes' prices; unknown to
 *     earlier versions
 * @param measured in the conversation so far, at all nodes that held it; unknown to earlier versions
 * @param later fields of a later version, kept as they came
 */
public record ConversationState(
        int version,
        long revision,
        Duration talked,
        List<Line> spoken,
        DialogueMemory memory,
        Answer answer,
        List<Sentence> unsaid,
        List<Request> requests,
        Consent recording,
        Optional<String> disposition,
        Optional<CallOutcome> outcome,
        Optional<Instant> keysUntil,
        Optional<BigDecimal> spent,
        Optional<ConversationMeasures> measured,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> later) {
    /** The version that this process writes. */
    public static final int VERSION = 1;

    /** Keeps what was given. */
    public ConversationState {
        spoken = List.copyOf(spoken);
        unsaid = List.copyOf(unsaid);
        requests = List.copyOf(requests);
        // What a later version leaves empty it writes as null, which Map.copyOf refuses.
        later = later == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(later));
    }

    /** One whose cost and measures nobody told. */
    public ConversationState(
            int version,
            long revision,
            Duration talked,
            List<Line> spoken,
            DialogueMemory memory,
            Answer answer,
            List<Sentence> unsaid,
            List<Request> requests,
            Consent recording,
            Optional<String> disposition,
            Optional<CallOutcome> outcome,
            Optional<Instant> keysUntil,
            Map<String, Object> later) {
        this(
                version,
                revision,
                talked,
                spoken,
                memory,
                answer,
                unsaid,
                requests,
                recording,
                disposition,
                outcome,
                keysUntil,
                Optional.empty(),
                Optional.empty(),
                later);
    }

    /** The same, of a call that has cost so much. */
    public ConversationState having(BigDecimal cost) {
        return having(Optional.of(cost), measured);
    }

    /** The same, of a conversation in which this was measured. */
    public ConversationState having(ConversationMeasures measures) {
        return having(spent, Optional.of(measures));
    }

    private ConversationState having(Optional<BigDecimal> cost, Optional<ConversationMeasures> measures) {
        return new ConversationState(
                version,
                revision,
                talked,
                spoken,
                memory,
                answer,
                unsaid,
                requests,
                recording,
                disposition,
                outcome,
                keysUntil,
                cost,
                measures,
                later);
    }

    /** Whether the dialogue owes some of its answer. */
    public enum Answer {
        /** All of it was told. */
        COMPLETE,
        /** More was to come. */
        UNDER_WAY
    }

    /** Whether the caller agreed to be recorded. */
    public enum Consent {
        /** Yes. */
        GIVEN,
        /** Not, or not yet. */
        NONE
    }

    /** Who said something. */
    public enum Speaker {
        /** The agent. */
        AGENT,
        /** The caller, by voice or by key. */
        CALLER
    }

    /**
     * Something that was said.
     *
     * @param at since caller and agent first heard each other
     * @param text of the agent's words only what was heard
     */
    public record Line(Duration at, Speaker speaker, String text) {}

    /**
     * A sentence of the agent's.
     *
     * @param mayBeInterrupted whether the caller's voice may stop it
     * @param playing when its sound has begun
     */
    public record Sentence(String text, boolean mayBeInterrupted, Optional<Playing> playing) {}

    /**
     * The sound of a sentence on its way to the caller.
     *
     * @param since when its first packet left, by the node's clock
     * @param length of all of it, estimated while it is still being synthesised
     */
    public record Playing(Instant since, Duration length) {}

    /**
     * Something asked of the dispatcher.
     *
     * @param number as in {@link NodeReport.Asked}
     */
    public record Request(long number, CallRequest request) {}
}
