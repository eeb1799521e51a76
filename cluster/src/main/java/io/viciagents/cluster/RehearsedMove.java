package io.viciagents.cluster;

import io.viciagents.cluster.ConversationState.Answer;
import io.viciagents.cluster.ConversationState.Consent;
import io.viciagents.cluster.ConversationState.Line;
import io.viciagents.cluster.ConversationState.Playing;
import io.viciagents.cluster.ConversationState.Sentence;
import io.viciagents.cluster.ConversationState.Speaker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that moves from one node to another, and that nobody makes. What a process does for the first time it does slowly,
 * and a move is done for the first time when a node has died and callers hear nothing: measured, the first took twice as
 * long as the second. So nodes and dispatchers do it once beforehand.
 */
public final class RehearsedMove {
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final Duration HEARD = Duration.ofSeconds(1);
    private static final Fence NOBODY = new Fence(0, "rehearsal");
    private static final int ENOUGH = 50;

    private RehearsedMove() {}

    /** The same call, as it is offered to its second node: the first fell silent in mid-sentence a moment before now. */
    public static Assignment of(Assignment first, Instant now) {
        return new Assignment(
                first.call(),
                first.fence(),
                first.generation() + 1,
                first.direction(),
                first.profile(),
                first.callerNumber(),
                first.lead(),
                first.format(),
                first.caller(),
                Optional.of(new Assignment.Before(midSentence(now.minus(SILENCE)), SILENCE)));
    }

    /** Writes and reads what is sent at a move, as often as makes it quick. Takes a moment, on any thread that may block. */
    public static void throughTheWire(Instant now) {
        CallRef nobodys = new CallRef(NOBODY.owner(), "1");
        Assignment moved =
                of(new Assignment(nobodys, NOBODY, 1, Direction.INBOUND, "", "", Map.of(), MediaFormat.ULAW), now);
        for (int i = 0; i < ENOUGH; i++) {
            Wire.read(Wire.bytes(midSentence(now)), ConversationState.class);
            Wire.read(Wire.bytes(moved), Assignment.class);
        }
    }

    private static ConversationState midSentence(Instant silent) {
        Playing playing = new Playing(silent.minus(HEARD), HEARD.plus(HEARD));
        return new ConversationState(
                        ConversationState.VERSION,
                        1,
                        Duration.ofSeconds(9),
                        List.of(
                                new Line(Duration.ZERO, Speaker.AGENT, "Which day?"),
                                new Line(Duration.ofSeconds(3), Speaker.CALLER, "Monday.")),
                        new DialogueMemory("rehearsal", Map.of("turns", List.of(Map.of("at", 3)), "open", true)),
                        Answer.COMPLETE,
                        List.of(new Sentence("Monday, then, at nine o'clock.", true, Optional.of(playing))),
                        List.of(new ConversationState.Request(1, new CallRequest.HumansFree("humans"))),
                        Consent.NONE,
                        Optional.of("SALE"),
                        Optional.empty(),
                        Optional.of(silent),
                        Map.of())
                .having(BigDecimal.ONE)
                .having(new ConversationMeasures(List.of(180), 0, 0, 1, 0, 0, 0, 900, 40));
    }
}
