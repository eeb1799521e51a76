package io.viciagents.dispatcher.ari;

import static org.assertj.core.api.Assertions.assertThat;

import ch.loway.oss.ari4java.AriVersion;
import io.viciagents.dispatcher.ari.AriEvent.Broken;
import io.viciagents.dispatcher.ari.AriEvent.Digit;
import io.viciagents.dispatcher.ari.AriEvent.Entered;
import io.viciagents.dispatcher.ari.AriEvent.Left;
import io.viciagents.dispatcher.ari.AriEvent.Unknown;
import io.viciagents.dispatcher.ari.AriEvent.Unused;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages on the event socket say. */
final class EventReaderTest {
    private final EventReader reader = new EventReader(AriVersion.ARI_10_0_0);

    @ParameterizedTest
    @EnumSource(names = {"ARI_4_1_4", "ARI_6_0_1", "ARI_10_0_0"})
    void aChannelThatEnteredComesWithItsArguments(AriVersion version) {
        assertThat(new EventReader(version).read(FakeAsterisk.stasisStart("1.1", "PJSIP/x-1")))
                .isEqualTo(new Entered(
                        new CallerEntered("1.1", "PJSIP/x-1", List.of("inbound", "1000"), "M1234", "5551000", true)));
    }

    @Test
    void departuresAndKeysAreRead() {
        assertThat(reader.read(FakeAsterisk.about("StasisEnd", "1.1"))).isEqualTo(new Left("1.1"));
        assertThat(reader.read(FakeAsterisk.about("ChannelDestroyed", "1.1"))).isEqualTo(new Left("1.1"));
        assertThat(reader.read(FakeAsterisk.about("ChannelDtmfReceived", "1.1")))
                .isEqualTo(new Digit("1.1", new KeyPress("5", Instant.parse("2026-01-01T00:00:00Z"))));
    }

    @Test
    void typesThatWeDoNotUseAreToldFromTypesThatWeDoNotKnow() {
        assertThat(reader.read("{\"type\":\"ChannelVarset\"}")).isEqualTo(new Unused());
        assertThat(reader.read("{\"type\":\"ChannelTeleported\"}")).isEqualTo(new Unknown("ChannelTeleported"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{",
                "[]",
                "null",
                "17",
                "{\"type\":17}",
                "{\"type\":{}}",
                "{\"typo\":\"StasisStart\"}",
                "{\"type\":\"StasisStart\"}",
                "{\"type\":\"StasisStart\",\"channel\":{}}",
                "{\"type\":\"StasisStart\",\"channel\":[1]}",
                "{\"type\":\"StasisStart\",\"args\":[null],\"channel\":{\"id\":\"1\"}}",
                "{\"type\":\"StasisEnd\",\"channel\":null}",
                "{\"type\":\"ChannelDtmfReceived\",\"digit\":\"55\",\"channel\":{\"id\":\"1\"}}",
                "{\"type\":\"ChannelDtmfReceived\",\"channel\":{\"id\":\"1\"}}",
            })
    void whatSaysTooLittleIsBrokenOrUnknown(String text) {
        assertThat(reader.read(text)).isInstanceOfAny(Broken.class, Unknown.class);
    }

    @Test
    void damagedMessagesNeverThrow() {
        Random random = new Random(7);
        String whole = FakeAsterisk.stasisStart("1.1", "PJSIP/x-1");
        for (int round = 0; round < 5_000; round++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                int at = random.nextInt(damaged.length());
                damaged.setCharAt(at, (char) random.nextInt(128));
            }
            damaged.setLength(random.nextInt(damaged.length() + 1));
            assertThat(reader.read(damaged.toString())).isNotNull();
            assertThat(reader.read(whole.substring(round % whole.length()))).isNotNull();
        }
    }
}
