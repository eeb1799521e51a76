package io.viciagents.dispatcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignsTest {
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final Signs signs = new Signs(PERIOD, 0);
    private long now;

    @Test
    void aNodeThatGivesASignAtEachLookIsNotSilent() {
        for (int look = 0; look < 100; look++) {
            lookAt("n1");
            signs.sign("n1", now);
        }

        assertThat(signs.silent(now)).doesNotContain("n1");
    }

    @Test
    void aNodeThatGivesNoSignForThreeLooksIsSilentAndAnswersAgain() {
        lookAt("n1");
        for (int look = 0; look < 3; look++) {
            lookAt("n1");
            assertThat(signs.silent(now)).doesNotContain("n1");
        }
        lookAt("n1");
        assertThat(signs.silent(now)).contains("n1");
        assertThat(signs.silence("n1", now)).isEqualTo(Duration.ofSeconds(1));

        signs.sign("n1", now);

        assertThat(signs.silent(now)).doesNotContain("n1");
    }

    @Test
    void timeInWhichWeStoodStillOurselvesDoesNotCount() {
        lookAt("n1");
        now += Duration.ofSeconds(30).toNanos();
        lookAt("n1");

        assertThat(signs.silent(now)).doesNotContain("n1");
        assertThat(signs.silence("n1", now)).isEqualTo(PERIOD);
    }

    @Test
    void whenMostNodesGiveNoSignItIsWaitedForLonger() {
        lookAt("n1", "n2", "n3");
        for (int look = 0; look < 8; look++) {
            lookAt("n1", "n2", "n3");
            signs.sign("n3", now);
            assertThat(signs.silent(now)).isEmpty();
        }
        lookAt("n1", "n2", "n3");
        assertThat(signs.silent(now)).containsExactlyInAnyOrder("n1", "n2");
    }

    @Test
    void halfOfTheNodesAreNotMost() {
        lookAt("n1", "n2");
        for (int look = 0; look < 4; look++) {
            lookAt("n1", "n2");
            signs.sign("n2", now);
        }
        assertThat(signs.silent(now)).containsExactly("n1");
    }

    @Test
    void aNodeThatIsNotLookedAfterAnyMoreBeginsAnew() {
        lookAt("n1");
        for (int look = 0; look < 10; look++) {
            lookAt("n2");
        }
        lookAt("n1", "n2");

        assertThat(signs.silent(now)).doesNotContain("n1");
        assertThat(signs.silent(now)).contains("n2");
    }

    private void lookAt(String... nodes) {
        now += PERIOD.toNanos();
        signs.look(Set.of(nodes), now);
    }
}
