package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HeardTextTest {
    private static final String TEXT = "one two three four";
    private final HeardText heard = new HeardText(TEXT, 8000);

    @Test
    void withWordOffsetsOnlyWholeWordsThatWerePlayedCount() {
        tellWords();

        assertThat(heard.heard(Duration.ofMillis(1040))).isEqualTo("one");
        assertThat(heard.heard(Duration.ofMillis(1060))).isEqualTo("one two");
        assertThat(heard.heard(Duration.ofMillis(1560))).isEqualTo("one two three");
    }

    @Test
    void fiftyMillisecondsAreStillUnderWay() {
        tellWords();

        assertThat(heard.heard(Duration.ofMillis(1530))).isEqualTo("one two");
        assertThat(heard.heard(Duration.ofMillis(40))).isEmpty();
    }

    @Test
    void withoutOffsetsItIsInProportionBackToAWord() {
        heard.audio(8 * 1800);
        heard.complete();

        assertThat(heard.heard(Duration.ofMillis(950))).isEqualTo("one two");
        assertThat(heard.heard(Duration.ofMillis(1800))).isEqualTo(TEXT);
    }

    @Test
    void whileAudioIsStillComingTheSentenceIsNotTakenForShort() {
        heard.audio(8 * 200);

        assertThat(heard.heard(Duration.ofMillis(190))).isEmpty();
    }

    @Test
    void speechGoesOnFromTheBeginningOfTheCutWord() {
        tellWords();

        assertThat(heard.rewind(Duration.ofMillis(1200))).isEqualTo(Duration.ofMillis(200));
    }

    private void tellWords() {
        heard.word(0, Duration.ZERO);
        heard.word(4, Duration.ofMillis(500));
        heard.word(8, Duration.ofSeconds(1));
        heard.word(14, Duration.ofMillis(1500));
        heard.audio(8 * 2000);
        heard.complete();
    }
}
