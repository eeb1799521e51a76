package io.viciagents.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {
    private static ThrowingCallable settings(String name, String host, int port, int bus, String member) {
        return () -> new ClusterSettings(name, host, port, bus, List.of(member), 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5:5701", "dispatcher-0.dispatcher.calls.svc:5701", "[fd00::5]:5701"})
    void dispatchersAreNamedByAddressOrName(String member) {
        assertThatCode(settings("calls", "10.0.0.7", 5701, 15701, member)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "10.0.0.5:port", "10.0.0.5:5701,10.0.0.6:5701", ""})
    void whatIsNoHostAndPortIsRefused(String member) {
        assertThatThrownBy(settings("calls", "10.0.0.7", 5701, 15701, member)).hasMessageContaining("host:port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", ""})
    void nobodyListensEverywhere(String host) {
        assertThatThrownBy(settings("calls", host, 5701, 15701, "10.0.0.5:5701"))
                .hasMessageContaining("private network");
    }

    @Test
    void aClusterHasANameAndItsTwoPortsDiffer() {
        assertThatThrownBy(settings(" ", "10.0.0.7", 5701, 5701, "10.0.0.5:5701"))
                .hasMessageContaining("name")
                .hasMessageContaining("eventBusPort");
    }
}
