package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a sentence waits for its sound. */
final class PatienceTest {
    @Test
    void aSentenceWaitsForAsLongAsItsVoiceMayTakeAndNotASecondTime() {
        Scene scene = Scene.inbound().greeted();
        scene.voice.silent = true;
        scene.voice.patience = Duration.ofSeconds(4);

        scene.says("book an appointment").silence(3000);
        assertThat(scene.voice.tooLate).isZero();
        scene.silence(1200).untilQuiet();

        assertThat(scene.voice.tooLate).isEqualTo(1);
        assertThat(scene.story).endsWith("ended XFER");
    }
}
