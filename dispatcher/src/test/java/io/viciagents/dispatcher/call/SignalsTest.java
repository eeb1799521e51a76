package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Fence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final Doubt SILENT = new Doubt.Silent("no sign of it", Duration.ofSeconds(1));

    private final Signals signals = new Signals(new VirtualThreads(), new Undisputed(new Fence(1, "me")), false);

    @Test
    void aDoubtThatNobodyHasActedOnEndsWhenTheNodeAnswers() {
        signals.doubted(1, SILENT);
        assertThat(signals.doubt(1).result()).isEqualTo(SILENT);
        signals.trusted(1);
        assertThat(signals.doubt(1).isComplete()).isFalse();
    }

    @Test
    void aCallThatIsAboutToMoveStaysWhenItsNodeAnswersAgainUnlessThatIsDoubtedOnceMore() {
        signals.doubted(1, SILENT);
        signals.doubtHeard(1);
        assertThat(signals.stays(1, SILENT)).isFalse();
        signals.trusted(1);
        assertThat(signals.stays(1, SILENT)).isTrue();
        signals.doubted(1, SILENT);
        assertThat(signals.stays(1, SILENT)).isFalse();
    }

    @Test
    void whatANodeAnsweredBeforeItWasDoubtedTellsNothing() {
        signals.trusted(1);
        signals.doubted(1, SILENT);
        signals.doubtHeard(1);
        assertThat(signals.stays(1, SILENT)).isFalse();
    }
}
