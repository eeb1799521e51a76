package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FenceTest {
    private static final Fence OBEYED = new Fence(3, "me");

    @Test
    void aLaterEpochIsObeyed() {
        assertThat(OBEYED.admits(new Fence(4, "other"))).isTrue();
    }

    @Test
    void theSameOwnerIsObeyedAgain() {
        assertThat(OBEYED.admits(new Fence(3, "me"))).isTrue();
    }

    @Test
    void theSameEpochOfAnotherOwnerIsRefused() {
        assertThat(OBEYED.admits(new Fence(3, "other"))).isFalse();
    }

    @Test
    void anEarlierEpochIsRefused() {
        assertThat(OBEYED.admits(new Fence(2, "me"))).isFalse();
    }
}
