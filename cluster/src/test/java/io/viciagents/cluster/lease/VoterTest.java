package io.viciagents.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Fence;
import io.viciagents.cluster.LeaseRequest;
import io.viciagents.cluster.LeaseRequest.Wanted;
import io.viciagents.cluster.LeaseVotes.Verdict;
import io.viciagents.cluster.LeaseVotes.Vote;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoterTest {
    private static final Duration HOLD = Duration.ofSeconds(1);
    private static final Fence FIRST = new Fence(1, "a");
    private static final Fence SECOND = new Fence(2, "b");
    /** Clocks of machines may show anything, near the end of a long's range, too. */
    private static final long START = Long.MAX_VALUE - 500_000_000;

    private final Voter voter = new Voter(START, Voter.patience(HOLD));

    private Vote ask(Fence fence, long millis) {
        return voter.vote(new LeaseRequest(fence.owner(), List.of(new Wanted("pbx", fence)), HOLD), at(millis))
                .votes()
                .getFirst();
    }

    private static long at(long millis) {
        return START + Duration.ofMillis(millis).toNanos();
    }

    @Test
    void whoeverHasJustStartedGrantsNothingForItMayHaveGrantedBefore() {
        assertThat(ask(FIRST, 1249)).isEqualTo(new Vote(Verdict.TOO_YOUNG, 0));
        assertThat(voter.free("pbx", at(1249))).isEmpty();
        assertThat(ask(FIRST, 1250)).isEqualTo(new Vote(Verdict.GRANTED, 1));
    }

    @Test
    void aLeaseIsNotGrantedToAnotherUntilItsOwnerHasBeenSilentForLongerThanItHolds() {
        ask(FIRST, 2000);
        assertThat(ask(FIRST, 2900)).isEqualTo(new Vote(Verdict.GRANTED, 1));
        assertThat(ask(SECOND, 2900 + 1249)).isEqualTo(new Vote(Verdict.PROMISED, 1));
        assertThat(ask(SECOND, 2900 + 1250)).isEqualTo(new Vote(Verdict.GRANTED, 2));
        assertThat(ask(FIRST, 9000)).isEqualTo(new Vote(Verdict.OUTDATED, 2));
    }

    @Test
    void anOwnerThatWasSilentGetsItAgainWhileNobodyElseHasIt() {
        ask(FIRST, 2000);
        assertThat(ask(FIRST, 60_000)).isEqualTo(new Vote(Verdict.GRANTED, 1));
    }

    @Test
    void anEpochIsGrantedOnce() {
        ask(SECOND, 2000);
        assertThat(ask(new Fence(2, "c"), 9000)).isEqualTo(new Vote(Verdict.OUTDATED, 2));
        assertThat(ask(new Fence(3, "c"), 9000)).isEqualTo(new Vote(Verdict.GRANTED, 3));
    }

    @Test
    void whatIsReturnedIsFreeAtOnceButNotForAnOlderEpoch() {
        ask(SECOND, 2000);
        assertThat(voter.free("pbx", at(2100))).isEmpty();
        voter.returned("pbx", FIRST, at(2100));
        assertThat(voter.free("pbx", at(2100))).isEmpty();
        voter.returned("pbx", SECOND, at(2100));
        assertThat(voter.free("pbx", at(2150))).hasValue(Duration.ofMillis(50));
        assertThat(ask(SECOND, 2150)).isEqualTo(new Vote(Verdict.OUTDATED, 2));
        assertThat(ask(new Fence(3, "a"), 2150)).isEqualTo(new Vote(Verdict.GRANTED, 3));
    }

    @Test
    void whoeverForgotItsGrantsLetsTheOwnerKeepTheLeaseAndNobodyElseHaveIt() {
        voter.seen("pbx", 7);
        assertThat(ask(SECOND, 2000)).isEqualTo(new Vote(Verdict.TOO_YOUNG, 7));
        voter.known("pbx", SECOND);
        assertThat(ask(new Fence(2, "c"), 2000)).isEqualTo(new Vote(Verdict.TOO_YOUNG, 7));
        assertThat(ask(SECOND, 2000)).isEqualTo(new Vote(Verdict.GRANTED, 2));
        assertThat(ask(new Fence(8, "c"), 2001).verdict()).isEqualTo(Verdict.PROMISED);
    }

    @Test
    void aLaterEpochThanAllThatWereHeardOfIsGranted() {
        voter.seen("pbx", 7);
        assertThat(ask(new Fence(8, "c"), 2000)).isEqualTo(new Vote(Verdict.GRANTED, 8));
    }

    @Test
    void leasesAreIndependentAndAnOwnerThatHoldsLongerIsGrantedLonger() {
        voter.vote(new LeaseRequest("a", List.of(new Wanted("pbx", FIRST)), Duration.ofSeconds(4)), at(2000));
        assertThat(ask(SECOND, 2000 + 4999).verdict()).isEqualTo(Verdict.PROMISED);
        assertThat(ask(SECOND, 2000 + 5000).verdict()).isEqualTo(Verdict.GRANTED);
        assertThat(voter.free("another", at(2000))).hasValue(Duration.ofMillis(750));
    }
}
