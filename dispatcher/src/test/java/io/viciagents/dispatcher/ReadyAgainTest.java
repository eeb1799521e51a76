package io.viciagents.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.dispatcher.ownership.OwnershipLoop.Standing;
import io.viciagents.service.life.Readiness;
import org.junit.jupiter.api.Test;

/** Whether a dispatcher is ready, by how an Asterisk stands. */
class ReadyAgainTest {
    private final Readiness readiness = new Readiness();
    private final Readiness.Gate gate = readiness.expect("asterisk pbx", "at first");

    @Test
    void itIsReadyAgainWhenTheDoubtIsOverAndEventsCome() {
        gate.ready();
        Dispatcher.tell(gate, Standing.NOBODYS, false);
        assertThat(readiness.missing()).containsKey("asterisk pbx");
        Dispatcher.tell(gate, Standing.OURS, true);
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void itIsNotReadyWhileEventsDoNotCome() {
        Dispatcher.tell(gate, Standing.OURS, false);
        assertThat(readiness.missing()).containsKey("asterisk pbx");
    }

    @Test
    void itIsReadyWhenAnotherHasIt() {
        Dispatcher.tell(gate, Standing.ANOTHERS, false);
        assertThat(readiness.missing()).isEmpty();
    }
}
