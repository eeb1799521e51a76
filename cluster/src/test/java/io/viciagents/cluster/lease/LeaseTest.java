package io.viciagents.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Fence;
import io.viciagents.cluster.LeaseVotes.Verdict;
import io.viciagents.cluster.LeaseVotes.Vote;
import io.viciagents.cluster.lease.Lease.Turn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Fence FENCE = new Fence(5, "me");
    private static final Vote YES = new Vote(Verdict.GRANTED, 5);
    private static final Vote TAKEN = new Vote(Verdict.OUTDATED, 6);
    private static final Vote PROMISED_BEFORE = new Vote(Verdict.PROMISED, 4);

    private final Lease lease = new Lease(new Electorate(3), Duration.ofSeconds(1));

    private static long at(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    LeaseTest() {
        lease.seen(4);
        lease.seen(3);
    }

    private void win() {
        Round round = lease.claim("me", at(0));
        lease.voted(round, "me", YES, at(1));
        lease.voted(round, "b", YES, at(2));
    }

    @Test
    void itIsHeldWhenMoreThanHalfGrantItAndFromBeforeItWasAskedFor() {
        Round round = lease.claim("me", at(0));
        assertThat(lease.voted(round, "me", YES, at(100))).isEqualTo(Turn.NONE);
        assertThat(lease.voted(round, "me", YES, at(100))).isEqualTo(Turn.NONE);
        assertThat(lease.voted(round, "b", YES, at(100))).isEqualTo(Turn.WON);
        assertThat(lease.passed(at(999))).isEqualTo(Turn.NONE);
        assertThat(lease.passed(at(1000))).isEqualTo(Turn.DOUBTED);
        assertThat(lease.fence()).hasValue(FENCE);
    }

    @Test
    void aMajorityThatComesTooLateIsNone() {
        Round round = lease.claim("me", at(0));
        lease.voted(round, "me", YES, at(0));
        assertThat(lease.passed(at(249))).isEqualTo(Turn.NONE);
        assertThat(lease.passed(at(250))).isEqualTo(Turn.FAILED);
        assertThat(lease.voted(round, "c", YES, at(1001))).isEqualTo(Turn.NONE);
    }

    @Test
    void eachConfirmationCountsFromBeforeItsOwnRound() {
        win();
        Round second = lease.confirm(at(200)).orElseThrow();
        Round third = lease.confirm(at(400)).orElseThrow();
        lease.voted(third, "me", YES, at(401));
        assertThat(lease.voted(third, "b", YES, at(401))).isEqualTo(Turn.CONFIRMED);
        lease.voted(second, "me", YES, at(500));
        lease.voted(second, "b", YES, at(500));
        assertThat(lease.state()).isEqualTo(new Lease.State.Held(FENCE, at(1400)));
    }

    @Test
    void inDoubtItIsHeldAgainWhenMoreThanHalfConfirmIt() {
        win();
        lease.passed(at(1000));
        Round round = lease.confirm(at(5000)).orElseThrow();
        lease.voted(round, "me", YES, at(5001));
        assertThat(lease.state()).isInstanceOf(Lease.State.Doubtful.class);
        assertThat(lease.voted(round, "c", YES, at(5002))).isEqualTo(Turn.CONFIRMED);
        assertThat(lease.state()).isEqualTo(new Lease.State.Held(FENCE, at(6000)));
    }

    @Test
    void itIsLostWhenSoManyHaveGrantedALaterOneThatNoMajorityIsLeft() {
        win();
        Round round = lease.confirm(at(200)).orElseThrow();
        assertThat(lease.voted(round, "b", TAKEN, at(201))).isEqualTo(Turn.NONE);
        assertThat(lease.voted(round, "b", TAKEN, at(201))).isEqualTo(Turn.NONE);
        assertThat(lease.voted(round, "c", TAKEN, at(201))).isEqualTo(Turn.LOST);
        assertThat(lease.fence()).isEmpty();
    }

    @Test
    void whoeverWaitsForTheOwnerBeforeUsOnlyDoesNotConfirm() {
        win();
        Round round = lease.confirm(at(200)).orElseThrow();
        assertThat(lease.voted(round, "b", PROMISED_BEFORE, at(201))).isEqualTo(Turn.NONE);
        assertThat(lease.voted(round, "c", PROMISED_BEFORE, at(201))).isEqualTo(Turn.NONE);
        assertThat(lease.fence()).hasValue(FENCE);
    }

    @Test
    void whoeverHasForgottenTakesNothingAway() {
        win();
        Round round = lease.confirm(at(200)).orElseThrow();
        lease.voted(round, "b", new Vote(Verdict.TOO_YOUNG, 9), at(201));
        assertThat(lease.voted(round, "c", new Vote(Verdict.TOO_YOUNG, 9), at(201)))
                .isEqualTo(Turn.NONE);
        assertThat(lease.fence()).hasValue(FENCE);
    }

    @Test
    void aClaimThatCannotBeWonFailsAtOnce() {
        Round round = lease.claim("me", at(0));
        lease.voted(round, "b", TAKEN, at(1));
        assertThat(lease.voted(round, "c", TAKEN, at(1))).isEqualTo(Turn.FAILED);
        assertThat(lease.claim("me", at(2)).fence()).isEqualTo(new Fence(7, "me"));
    }

    @Test
    void eachClaimHasAnEpochOfItsOwn() {
        lease.claim("me", at(0));
        lease.passed(at(250));
        assertThat(lease.claim("me", at(251)).fence()).isEqualTo(new Fence(6, "me"));
    }

    @Test
    void votesOfAnEarlierTenureChangeNothing() {
        win();
        Round old = lease.confirm(at(200)).orElseThrow();
        lease.end();
        lease.seen(7);
        Round now = lease.claim("me", at(300));
        lease.voted(now, "me", YES, at(301));
        lease.voted(now, "b", YES, at(301));
        assertThat(lease.voted(old, "b", TAKEN, at(302))).isEqualTo(Turn.NONE);
        assertThat(lease.voted(old, "c", TAKEN, at(302))).isEqualTo(Turn.NONE);
        assertThat(lease.fence()).hasValue(new Fence(8, "me"));
    }

    @Test
    void aLoneDispatcherDecidesAlone() {
        Lease alone = new Lease(new Electorate(1), Duration.ofSeconds(1));
        alone.seen(4);
        assertThat(alone.voted(alone.claim("me", at(0)), "me", YES, at(0))).isEqualTo(Turn.WON);
    }
}
