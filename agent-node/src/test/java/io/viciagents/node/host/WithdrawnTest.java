package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallRef;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WithdrawnTest {
    private static final CallRef CALL = new CallRef("pbx", "17.1");

    private final AtomicLong nanoTime = new AtomicLong();
    private final Withdrawn withdrawn = new Withdrawn(nanoTime::get);

    @Test
    void whatWasReleasedIsRememberedWithAllEarlierGenerations() {
        withdrawn.released(CALL, 2);
        assertThat(withdrawn.contains(CALL, 1)).isTrue();
        assertThat(withdrawn.contains(CALL, 2)).isTrue();
        assertThat(withdrawn.contains(CALL, 3)).isFalse();
        assertThat(withdrawn.contains(new CallRef("pbx", "17.2"), 1)).isFalse();
    }

    @Test
    void aLateReleaseOfAnEarlierGenerationChangesNothing() {
        withdrawn.released(CALL, 2);
        withdrawn.released(CALL, 1);
        assertThat(withdrawn.contains(CALL, 2)).isTrue();
    }

    @Test
    void afterAWhileItIsForgotten() {
        withdrawn.released(CALL, 1);
        nanoTime.addAndGet(Withdrawn.REMEMBERED.toNanos());
        assertThat(withdrawn.contains(CALL, 1)).isTrue();
        nanoTime.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(withdrawn.contains(CALL, 1)).isFalse();
    }
}
