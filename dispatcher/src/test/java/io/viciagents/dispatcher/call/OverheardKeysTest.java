package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.CallStep;
import io.viciagents.cluster.Direction;
import io.viciagents.cluster.Fence;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.dispatcher.ari.KeyPress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OverheardKeysTest {
    private static final KeyPress NINE = new KeyPress("9", Instant.parse("2026-03-02T12:00:00Z"));
    private static final CallRecord ARRIVED = new CallRecord(
            new CallRef("pbx", "17.1"),
            new Fence(3, "the owner"),
            new CallRecord.Caller(Direction.INBOUND, "7009001", "Y1", "7275551212", Instant.EPOCH),
            0,
            new CallStep.Arrived());

    private final Story story = new Story();
    private final FakeRecords records = new FakeRecords(story);
    private final OverheardKeys keys = new OverheardKeys(
            records, new FakeNodeLines(story, new AtomicLong()), Duration.ofSeconds(1), Runnable::run);

    @Test
    void theNodeThatTheRecordNamesIsTold() {
        records.write(ARRIVED.nextGeneration().at(new CallStep.Conversing("n1", "n1")));
        keys.heard(ARRIVED.call(), NINE);
        assertThat(story.lines()).endsWith("Overheard n1 generation 1");
    }

    @Test
    void untilTheCallHasItsNodeNobodyIsTold() {
        keys.heard(ARRIVED.call(), NINE);
        records.write(ARRIVED);
        keys.heard(ARRIVED.call(), NINE);
        records.write(ARRIVED.at(new CallStep.Placed("n1", "n1", new MediaAddress("10.0.0.1", 40000))));
        keys.heard(ARRIVED.call(), NINE);
        assertThat(story.lines()).noneMatch(line -> line.contains("Overheard"));
    }
}
