package io.viciagents.dispatcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.place.KnownNodes.Pair;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeafnessTest {
    private static final Pair ONE = new Pair("n1", "pbx");
    private static final Pair TWO = new Pair("n2", "pbx");
    private static final Pair THREE = new Pair("n3", "pbx");
    private static final Pair ELSEWHERE = new Pair("n1", "pbx-2");
    private static final long LATER = Duration.ofSeconds(2).toNanos();

    private final Deafness deafness = new Deafness();

    @BeforeEach
    void threeNodesHaveCalls() {
        deafness.look(Set.of(ONE, TWO, THREE, ELSEWHERE));
    }

    @Test
    void oneThatIsDeafIsBelieved() {
        assertThat(deafness.told(ONE, true, 0)).isTrue();
        assertThat(deafness.told(TWO, false, 0)).isFalse();
    }

    @Test
    void whenMostAreDeafTheyAreBelievedWhenItLasts() {
        assertThat(deafness.told(ONE, true, 0)).isTrue();
        assertThat(deafness.told(TWO, true, 0)).isFalse();
        assertThat(deafness.told(THREE, true, 0)).isFalse();
        assertThat(deafness.told(TWO, true, LATER)).isTrue();
    }

    @Test
    void whoeverHearsAgainIsNotCounted() {
        deafness.told(ONE, true, 0);
        deafness.told(ONE, false, 1);
        assertThat(deafness.told(TWO, true, 2)).isTrue();
    }

    @Test
    void anotherAsteriskIsAnotherMatter() {
        deafness.told(ONE, true, 0);
        assertThat(deafness.told(ELSEWHERE, true, 0)).isTrue();
    }
}
