package io.viciagents.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmationTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final ManualTimers timers = new ManualTimers();
    private final List<String> story = new ArrayList<>();
    private final Confirmation confirmation =
            new Confirmation(() -> story.add("hush"), () -> story.add("go on"), timers, () -> story.add("give up"));

    @Test
    void aCallWhoseLoopStoodStillIsSilentUntilItsOwnerNamesItAgain() {
        confirmation.named(0);
        confirmation.doubt(1);
        assertThat(story).containsExactly("go on", "hush");

        confirmation.named(1);

        assertThat(story).containsExactly("go on", "hush", "go on");
    }

    @Test
    void whatWasSentBeforeTheNodeWokeConfirmsNothing() {
        confirmation.named(0);
        confirmation.doubt(1);

        confirmation.named(0);
        confirmation.told();

        assertThat(story).endsWith("hush");
    }

    @Test
    void whereNobodyEverNamesCallsTheyAreNotSilenced() {
        confirmation.told();

        confirmation.doubt(1);

        assertThat(story).doesNotContain("hush");
    }

    @Test
    void aCallThatItsOwnerNamesNoMoreIsGivenUp() {
        confirmation.begin();
        confirmation.named(0);
        timers.advance(Confirmation.FORGOTTEN.minus(A_SECOND));
        confirmation.notNamed();
        assertThat(story).doesNotContain("give up");

        timers.advance(A_SECOND);
        confirmation.notNamed();

        assertThat(story).endsWith("give up");
    }

    @Test
    void aCallWithoutAWordOfAnyOwnerIsGivenUpAfterALongTime() {
        confirmation.begin();
        confirmation.named(0);
        timers.advance(Confirmation.ABANDONED.minus(A_SECOND));
        assertThat(story).doesNotContain("give up");

        timers.advance(Duration.ofMinutes(2));

        assertThat(story).endsWith("give up");
    }

    @Test
    void aCallThatIsNamedLivesOn() {
        confirmation.begin();
        for (int minute = 0; minute < 60; minute++) {
            timers.advance(Duration.ofMinutes(1));
            confirmation.named(0);
        }

        assertThat(story).doesNotContain("give up");
    }

    @Test
    void whatHasEndedIsNotGivenUp() {
        confirmation.begin();
        confirmation.end();

        timers.advance(Duration.ofHours(1));

        assertThat(story).isEmpty();
    }
}
