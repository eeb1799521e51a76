package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsedMoveTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Assignment FIRST = new Assignment(
            new CallRef("rehearsal", "offer"),
            new Fence(0, "rehearsal"),
            1,
            Direction.INBOUND,
            "offer",
            "",
            Map.of(),
            MediaFormat.ULAW);

    @Test
    void itIsTheSameCallAtItsSecondNodeAfterASentenceThatWasCut() {
        Assignment moved = RehearsedMove.of(FIRST, NOW);

        assertThat(moved.call()).isEqualTo(FIRST.call());
        assertThat(moved.generation()).isEqualTo(2);
        ConversationState.Playing cut = moved.before()
                .orElseThrow()
                .state()
                .unsaid()
                .getFirst()
                .playing()
                .orElseThrow();
        assertThat(NOW).isBetween(cut.since(), cut.since().plus(cut.length()));
    }

    @Test
    void whatIsSentIsRead() {
        RehearsedMove.throughTheWire(NOW);

        Assignment moved = RehearsedMove.of(FIRST, NOW);
        assertThat(Wire.read(Wire.bytes(moved), Assignment.class)).contains(moved);
    }
}
