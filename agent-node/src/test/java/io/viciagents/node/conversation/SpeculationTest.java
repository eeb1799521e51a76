package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeculationTest {
    private final ManualTimers timers = new ManualTimers();
    private final List<String> story = new ArrayList<>();
    private final Speculation speculation =
            new Speculation(timers, words -> story.add("suppose " + words), () -> story.add("drop"));
    private int silent;

    @Test
    void wordsThatStayTheSameForTwoHundredMillisecondsAreSupposedToBeAll() {
        hears("a table");
        passes(190);
        assertThat(story).isEmpty();

        passes(10);

        assertThat(story).containsExactly("suppose a table");
        assertThat(speculation.confirms("A table.")).isTrue();
    }

    @Test
    void wordsThatLookCompleteAreSupposedToBeAllAsSoonAsTheCallerIsSilent() {
        speculation.words("a table for two.", Completeness.COMPLETE);
        speaksOn(400);
        assertThat(story).isEmpty();

        passes(40);

        assertThat(story).containsExactly("suppose a table for two.");
        assertThat(speculation.confirms("a table for two")).isTrue();
    }

    @Test
    void otherWordsDropWhatWasSupposed() {
        hears("a table");
        passes(200);
        hears("a table for two");
        passes(200);

        assertThat(story).containsExactly("suppose a table", "drop", "suppose a table for two");
        assertThat(speculation.confirms("a table for two people")).isFalse();
        assertThat(story).endsWith("drop");
    }

    @Test
    void wordsThatStillChangeAreNotSupposed() {
        hears("a");
        passes(150);
        hears("a table");
        passes(150);

        assertThat(story).isEmpty();
    }

    @Test
    void noMoreThanThreeAnswersATurnAreMade() {
        for (int words = 1; words <= 6; words++) {
            hears("word ".repeat(words));
            passes(200);
        }
        assertThat(story.stream().filter(line -> line.startsWith("suppose"))).hasSize(3);

        speculation.turnStarted();
        hears("something else");
        passes(200);

        assertThat(story).endsWith("suppose something else");
    }

    @Test
    void whoSpeaksSlowlyHasNoAnswersMadeToHalfOfASentence() {
        for (int words = 1; words <= 6; words++) {
            hears("word ".repeat(words));
            speaksOn(400);
        }
        assertThat(story).isEmpty();

        passes(100);

        assertThat(story).containsExactly("suppose " + "word ".repeat(6));
    }

    @Test
    void wordsThatTrailOffAreSupposedToBeAllWhenTheCallerHasBeenSilentForLong() {
        speculation.words("my number is", Completeness.TRAILING);
        passes(690);
        assertThat(story).isEmpty();

        passes(10);

        assertThat(story).containsExactly("suppose my number is");
    }

    @Test
    void wordsThatTrailOffAreNotSupposedBeforeUnlessTheRecogniserThinksTheyMayBeAll() {
        speculation.words("my number is", Completeness.TRAILING);
        passes(600);
        assertThat(story).isEmpty();

        speculation.mayBeOver();

        assertThat(story).containsExactly("suppose my number is");
    }

    @Test
    void nothingIsSupposedOfNoWords() {
        speculation.mayBeOver();
        hears("");
        passes(200);

        assertThat(story).isEmpty();
        assertThat(speculation.confirms("")).isFalse();
    }

    private void hears(String words) {
        silent = 0;
        speculation.words(words, Completeness.NEUTRAL);
    }

    private void speaksOn(int millis) {
        for (int at = 0; at < millis; at += 10) {
            timers.advance(Duration.ofMillis(10));
            silent = 0;
            speculation.silent(Duration.ZERO);
        }
    }

    private void passes(int millis) {
        for (int at = 0; at < millis; at += 10) {
            silent += 10;
            timers.advance(Duration.ofMillis(10));
            speculation.silent(Duration.ofMillis(silent));
        }
    }
}
