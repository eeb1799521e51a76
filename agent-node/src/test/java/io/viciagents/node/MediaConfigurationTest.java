package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.service.configuration.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaConfigurationTest {
    private static String advertised(Map<String, String> environment) {
        var loaded = (Configuration.Loaded<MediaConfiguration>)
                Configuration.withoutFile(MediaConfiguration.class, "MEDIA", environment);
        return loaded.value().hosts().others();
    }

    @Test
    void asteriskSendsToTheAddressThatIsListenedOnUnlessItReachesAnother() {
        assertThat(advertised(Map.of())).isEqualTo("127.0.0.1");
        assertThat(advertised(Map.of("MEDIA_HOST", "10.0.0.21"))).isEqualTo("10.0.0.21");
        assertThat(advertised(Map.of("MEDIA_HOST", "0.0.0.0", "MEDIA_ADVERTISE", "192.0.2.1")))
                .isEqualTo("192.0.2.1");
    }
}
