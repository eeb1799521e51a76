package io.viciagents.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.DispatcherAnnouncement;
import io.viciagents.cluster.DispatcherAnnouncement.Phase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EarlierDispatchersTest {
    private long now = 1;
    private final EarlierDispatchers earlier = new EarlierDispatchers(() -> now);

    @Test
    void oneThatTellsKeysWithAsterisksTimeIsNone() {
        earlier.heard(speaks(Phase.SERVING, true));
        assertThat(earlier.areAbout()).isFalse();
    }

    @Test
    void oneIsAboutUntilItEnds() {
        earlier.heard(speaks(Phase.SERVING, false));
        assertThat(earlier.areAbout()).isTrue();
        earlier.heard(speaks(Phase.DRAINING, false));
        assertThat(earlier.areAbout()).isTrue();
        earlier.heard(speaks(Phase.GONE, false));
        assertThat(earlier.areAbout()).isFalse();
    }

    @Test
    void oneThatHasDiedIsAboutUntilItHasBeenSilentForAWhile() {
        earlier.heard(speaks(Phase.SERVING, false));
        now += EarlierDispatchers.SILENT.toNanos() - 1;
        assertThat(earlier.areAbout()).isTrue();
        now++;
        assertThat(earlier.areAbout()).isFalse();
    }

    private static DispatcherAnnouncement speaks(Phase phase, boolean keyTimes) {
        return new DispatcherAnnouncement("dispatcher-2", "0d9f", "uuid", phase, Set.of("pbx-1"), List.of(), keyTimes);
    }
}
