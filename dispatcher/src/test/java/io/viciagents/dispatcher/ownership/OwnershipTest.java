package io.viciagents.dispatcher.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Fence;
import io.viciagents.dispatcher.ownership.Parliament.Seat;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final String PBX = "pbx";
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Parliament parliament = new Parliament(3, PBX);

    private Seat owner() {
        parliament.pass(A_WHILE);
        assertThat(parliament.owners(PBX)).hasSize(1);
        return parliament.owners(PBX).getFirst();
    }

    @Test
    void oneOfThreeOwnsAnAsteriskAndKeepsIt() {
        Seat owner = owner();
        Fence fence = owner.last().authority.fence();
        parliament.pass(Duration.ofMinutes(2));
        assertThat(parliament.owners(PBX)).containsExactly(owner);
        assertThat(owner.last().authority.fence()).isEqualTo(fence);
        assertThat(fence.epoch()).isGreaterThan(100);
    }

    @Test
    void anOwnerThatIsCutOffIsInDoubtBeforeAnotherOwnsItAndYieldsWhenItHearsOfThat() {
        Seat before = owner();
        before.cutOff();
        Duration took = parliament.untilAnotherThan(before, PBX);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        Seat next = parliament.owners(PBX).getFirst();
        assertThat(next.last().authority.fence().epoch())
                .isGreaterThan(before.last().authority.fence().epoch());
        assertThat(before.last().authority.holds()).isFalse();
        assertThat(before.last().yielded)
                .as("its calls go on while nobody has told it")
                .isFalse();
        before.mend();
        parliament.pass(Duration.ofSeconds(1));
        assertThat(before.last().yielded).isTrue();
        assertThat(before.last().closed).isTrue();
        assertThat(parliament.owners(PBX)).containsExactly(next);
    }

    @Test
    void anOwnerWhomNodesNoLongerObeyClaimsItAnewThoughAllVotersHaveForgottenTheLaterOwner() {
        Seat owner = owner();
        long later = owner.last().authority.fence().epoch() + 7;
        parliament.all().forEach(seat -> seat.ownership.obeyed(Map.of(PBX, later, "another", later + 7)));
        assertThat(owner.last().authority.holds()).isFalse();
        assertThat(owner.last().yielded)
                .as("its calls are taken up by whoever claims it next")
                .isTrue();
        parliament.pass(A_WHILE);
        assertThat(parliament.owners(PBX)).hasSize(1);
        assertThat(parliament.owners(PBX).getFirst().last().authority.fence().epoch())
                .isGreaterThan(later);
    }

    @Test
    void anOwnerWhomNodesObeyKeepsIt() {
        Seat owner = owner();
        Fence fence = owner.last().authority.fence();
        owner.ownership.obeyed(Map.of(PBX, fence.epoch(), "another", fence.epoch() + 7));
        assertThat(owner.last().authority.holds()).isTrue();
        assertThat(owner.last().authority.fence()).isEqualTo(fence);
    }

    @Test
    void anOwnerThatStoodStillActsUnderNoAuthorityFromItsFirstMomentOn() {
        Seat before = owner();
        before.stall();
        parliament.untilAnotherThan(before, PBX);
        before.wake();
        assertThat(before.last().authority.holds()).isFalse();
        parliament.pass(Duration.ofSeconds(1));
        assertThat(before.last().yielded).isTrue();
        assertThat(parliament.owners(PBX)).hasSize(1).doesNotContain(before);
    }

    @Test
    void belowQuorumNothingIsTakenNorGivenUpAndTheOwnerIsCertainAgainWhenTheOthersAreBack() {
        Seat owner = owner();
        Fence fence = owner.last().authority.fence();
        parliament.but(owner).forEach(Seat::cutOff);
        parliament.pass(Duration.ofSeconds(40));
        assertThat(parliament.owners(PBX)).isEmpty();
        assertThat(owner.last().yielded).isFalse();
        assertThat(parliament.but(owner))
                .allSatisfy(other -> assertThat(other.services).isEmpty());
        parliament.but(owner).forEach(Seat::mend);
        parliament.pass(A_WHILE);
        assertThat(parliament.owners(PBX)).hasSize(1);
        assertThat(owner.services.getFirst().authority.fence()).isEqualTo(fence);
    }

    @Test
    void oneOfThreeAloneOwnsNothing() {
        Parliament few = new Parliament(3, PBX);
        few.seat(1).cutOff();
        few.seat(2).cutOff();
        few.pass(Duration.ofMinutes(1));
        assertThat(few.owners(PBX)).isEmpty();
        assertThat(few.seat(0).services).isEmpty();
    }

    @Test
    void theOnlyDispatcherOwnsItAtOnce() {
        Parliament one = new Parliament(1, PBX);
        one.pass(Duration.ofMillis(100));
        assertThat(one.owners(PBX)).hasSize(1);
    }

    @Test
    void whoDrainsYieldsFirstAndAnotherOwnsItALittleLater() {
        Seat before = owner();
        before.ownership.drain("a test");
        assertThat(before.last().yielded).isTrue();
        assertThat(before.last().authority.holds()).isFalse();
        assertThat(parliament.untilAnotherThan(before, PBX)).isLessThan(Duration.ofMillis(500));
        parliament.pass(Duration.ofMinutes(1));
        assertThat(before.ownership.isEmpty()).isTrue();
        assertThat(before.services).as("it takes nothing back").hasSize(1);
    }

    @Test
    void severalAsterisksAreSpreadAndTheDeadOnesAreSharedOut() {
        Parliament six = new Parliament(3, "a", "b", "c", "d", "e", "f");
        six.pass(Duration.ofMinutes(3));
        assertThat(six.seat(0).ownership.owned()).isEqualTo(2);
        assertThat(six.seat(1).ownership.owned()).isEqualTo(2);
        assertThat(six.seat(2).ownership.owned()).isEqualTo(2);
        six.seat(2).stall();
        six.pass(A_WHILE);
        assertThat(six.seat(0).ownership.owned()).isEqualTo(3);
        assertThat(six.seat(1).ownership.owned()).isEqualTo(3);
    }
}
