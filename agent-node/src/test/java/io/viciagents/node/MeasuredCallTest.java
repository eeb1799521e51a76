package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.node.conversation.TurnListener.Finding;
import io.viciagents.node.conversation.TurnReport;
import io.viciagents.node.conversation.TurnReport.Understood;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Cost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is measured of a call is in its record and in the metrics. */
class MeasuredCallTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeasuredCall call = new MeasuredCall(new MeteredTurns(meters), Optional.empty());

    private static TurnReport turn(Understood understood) {
        Duration part = Duration.ofMillis(300);
        return new TurnReport(
                1, part, part, part, Duration.ofMillis(480), Optional.empty(), Duration.ofMillis(1), understood);
    }

    @Test
    void everyTurnIsInTheCallsRecordAndInTheMetrics() {
        call.turn(turn(Understood.MATCH));
        call.turn(turn(Understood.NO_MATCH));
        call.interrupted(Duration.ofMillis(220), Finding.FALSE);
        call.interrupted(Duration.ofMillis(180), Finding.TRUE);
        call.cutOff();
        call.filled();
        call.deadAir(Duration.ofMillis(800));
        call.deadAir(Duration.ofMillis(300));

        assertThat(call.measures(new Bills.Bill("offer", Cost.NOTHING, 1200, 80, 2)))
                .isEqualTo(new ConversationMeasures(List.of(220, 180), 1, 1, 1, 1, 800, 2, 1200, 80));
        assertThat(meters.get("turns").tag("understood", "NO_MATCH").counter().count())
                .isEqualTo(1);
        assertThat(meters.get("turns.first.audio").timer().count()).isEqualTo(2);
        assertThat(meters.get("turns.barge.in.stop").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(220);
        assertThat(meters.get("turns.interruptions")
                        .tag("finding", "FALSE")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("turns.cut.offs").counter().count()).isEqualTo(1);
        assertThat(meters.get("turns.filled").counter().count()).isEqualTo(1);
        assertThat(meters.get("turns.dead.air").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(800);
    }

    @Test
    void whatOtherNodesMeasuredInTheCallBeforeIsInItsRecordToo() {
        ConversationMeasures before = new ConversationMeasures(List.of(220), 1, 1, 2, 0, 900, 1, 1000, 70);
        MeasuredCall here = new MeasuredCall(new MeteredTurns(meters), Optional.of(before));
        here.turn(turn(Understood.NO_MATCH));
        here.interrupted(Duration.ofMillis(180), Finding.TRUE);
        here.deadAir(Duration.ofMillis(300));

        assertThat(here.measures(new Bills.Bill("offer", Cost.NOTHING, 200, 10, 2)))
                .isEqualTo(new ConversationMeasures(List.of(220, 180), 1, 1, 3, 0, 900, 3, 1200, 80));
    }
}
