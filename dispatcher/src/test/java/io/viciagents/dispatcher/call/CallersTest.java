package io.viciagents.dispatcher.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.Direction;
import io.viciagents.dispatcher.ari.CallerEntered;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTest {
    @ParameterizedTest
    @CsvSource({
        "outbound, V1202038280000000518, OUTBOUND",
        "inbound,  V1202038280000000518, OUTBOUND",
        "outbound, Y1202038280000000518, INBOUND",
        "outbound, M1202038280000000518, OUTBOUND",
        "inbound,  Ann Lee,              INBOUND",
        "outbound, Y9999999999999999999, OUTBOUND"
    })
    void theLetterOfTheCallIdSaysTheDirectionAndTheContextOnlyWhereThereIsNone(
            String context, String name, Direction direction) {
        CallerEntered entered = new CallerEntered(
                "17.1", "PJSIP/trunk-1", List.of(context, "7009001", name, "7275551212"), "", "", true);
        assertThat(Callers.read(entered, Instant.EPOCH).orElseThrow().direction())
                .isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"inbound", "sideways"})
    void aDialplanThatIsNotOursIsNoCaller(String first) {
        CallerEntered entered = new CallerEntered("17.1", "PJSIP/trunk-1", List.of(first), "", "", true);
        assertThat(Callers.read(entered, Instant.EPOCH)).isEmpty();
    }
}
