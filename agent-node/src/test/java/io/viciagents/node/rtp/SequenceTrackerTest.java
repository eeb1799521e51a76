package io.viciagents.node.rtp;

import static io.viciagents.node.rtp.SequenceTracker.Fit.FITS;
import static io.viciagents.node.rtp.SequenceTracker.Fit.STARTS_ANEW;
import static io.viciagents.node.rtp.SequenceTracker.Fit.STRAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceTrackerTest {
    private final SequenceTracker tracker = new SequenceTracker();

    @Test
    void placesGoOnWhereTheSequenceWraps() {
        assertThat(tracker.place(65534)).isEqualTo(STARTS_ANEW);
        long first = tracker.extended();
        for (int i = 1; i < 200_000; i++) {
            assertThat(tracker.place((65534 + i) & 0xffff)).isEqualTo(FITS);
            assertThat(tracker.extended()).isEqualTo(first + i);
        }
    }

    @Test
    void aPacketFromBeforeTheWrapIsKnownAfterIt() {
        tracker.place(65535);
        long last = tracker.extended();
        tracker.place(1);
        assertThat(tracker.extended()).isEqualTo(last + 2);
        assertThat(tracker.place(65535)).isEqualTo(FITS);
        assertThat(tracker.extended()).isEqualTo(last);
        assertThat(tracker.place(0)).isEqualTo(FITS);
        assertThat(tracker.extended()).isEqualTo(last + 1);
    }

    @Test
    void oneWildJumpIsAStrayAndTwoInARowAreANewStart() {
        tracker.place(10);
        assertThat(tracker.place(40_000)).isEqualTo(STRAY);
        assertThat(tracker.place(11)).isEqualTo(FITS);
        assertThat(tracker.place(40_001)).isEqualTo(STRAY);
        assertThat(tracker.place(40_002)).isEqualTo(STARTS_ANEW);
        assertThat(tracker.place(40_003)).isEqualTo(FITS);
    }

    @Test
    void placesAreNeverNegative() {
        Random random = new Random(2);
        for (int i = 0; i < 300_000; i++) {
            if (tracker.place(random.nextInt(1 << 16)) != STRAY) {
                assertThat(tracker.extended()).isNotNegative();
            }
        }
    }
}
