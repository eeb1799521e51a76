package io.viciagents.dispatcher.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.ownership.Parliament.Seat;
import io.viciagents.dispatcher.ownership.Parliament.Service;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many short lives of dispatchers that share two Asterisk servers, as they run in production but for time and lines:
 * they die and start anew, stand still, are cut off, drain, and a part of their messages is lost. After each step no two may
 * own an Asterisk; a later owner has a later epoch, whose commands nodes obey in place of the earlier one's; and in the end
 * each Asterisk has one owner, and nobody else serves it. A life is repeated by its seed.
 */
class OwnershipModelTest {
    /** More with -Dlives=1000, others with -Dseed=1000. */
    private static final int LIVES = Integer.getInteger("lives", 60);

    private static final int FIRST = Integer.getInteger("seed", 0);

    private static final List<String> ASTERISKS = List.of("pbx-1", "pbx-2");

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void noTwoOwnAnAsteriskEpochsRiseAndInTheEndOneServesIt(int dispatchers) {
        int tenures = 0;
        for (int seed = FIRST; seed < FIRST + LIVES; seed++) {
            Parliament parliament = new Parliament(dispatchers, "pbx-1", "pbx-2");
            plague(parliament, new Random(seed));
            parliament.pass(Duration.ofSeconds(20));
            for (String asterisk : ASTERISKS) {
                String life = asterisk + ", seed " + seed;
                List<Service> all = parliament.tenures(asterisk);
                assertThat(parliament.owners(asterisk)).as("owners of " + life).hasSize(1);
                assertThat(all.stream()
                                .mapToLong(service -> service.authority.fence().epoch()))
                        .as("epochs of " + life)
                        .isSorted()
                        .doesNotHaveDuplicates();
                assertThat(parliament.all())
                        .as("who serves " + life)
                        .allSatisfy(seat -> assertThat(seat.leftovers(asterisk)).isEmpty());
                tenures += all.size();
            }
        }
        assertThat(tenures).as("changes of ownership that were tried").isGreaterThan(4 * LIVES);
    }

    /** For twenty seconds something happens to somebody, every half second or so. */
    private static void plague(Parliament parliament, Random random) {
        int lossy = 2 + random.nextInt(20);
        parliament.loses(() -> random.nextInt(lossy) == 0);
        for (int i = 0; i < 40; i++) {
            int index = random.nextInt(parliament.all().size());
            Seat one = parliament.seat(index);
            switch (random.nextInt(8)) {
                case 0 -> parliament.restart(index);
                case 1 -> one.stall();
                case 2, 3 -> one.wake();
                case 4 -> one.cutOff();
                case 5, 6 -> one.mend();
                default -> one.ownership.drain("a test");
            }
            parliament.pass(Duration.ofMillis(50L + random.nextInt(900)));
        }
        parliament.loses(() -> false);
        for (int index = 0; index < parliament.all().size(); index++) {
            parliament.seat(index).wake();
            parliament.seat(index).mend();
            if (parliament.seat(index).drains()) {
                parliament.restart(index);
            }
        }
    }
}
