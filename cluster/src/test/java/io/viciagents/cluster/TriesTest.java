package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TriesTest {
    private final AtomicInteger tries = new AtomicInteger();

    private Future<Integer> succeedsAtThe(int number) {
        return tries.incrementAndGet() == number
                ? Future.succeededFuture(number)
                : Future.failedFuture("no backup has answered");
    }

    @Test
    void whatFailsForAMomentIsTriedAgain() {
        assertThat(Tries.of(5, () -> succeedsAtThe(3)).result()).isEqualTo(3);
    }

    @Test
    void whatFailsEachTimeFails() {
        assertThat(Tries.of(5, () -> succeedsAtThe(6)).cause()).hasMessage("no backup has answered");
        assertThat(tries).hasValue(5);
    }
}
