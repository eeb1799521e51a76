package io.viciagents.systemtests.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SipMessageTest {
    private static final String OK = String.join(
            "\r\n",
            "SIP/2.0 200 OK",
            "v: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1",
            "From: \"A; b\" <sip:a@127.0.0.1>;tag=x1",
            "To: <sip:b@127.0.0.1>;tag=y2",
            "CSeq: 1 INVITE",
            "Contact: <sip:b@127.0.0.1:5070;transport=udp>;expires=60",
            "",
            "body");

    @Test
    void aResponseIsRead() {
        SipMessage message = parse(OK).orElseThrow();
        assertThat(message.isResponse()).isTrue();
        assertThat(message.status()).isEqualTo(200);
        assertThat(message.method()).isEqualTo("INVITE");
        assertThat(message.tag("From")).isEqualTo("x1");
        assertThat(message.tag("To")).isEqualTo("y2");
        assertThat(message.header("Via")).contains("z9hG4bK1");
        assertThat(SipMessage.uri(message.header("Contact"))).isEqualTo("sip:b@127.0.0.1:5070;transport=udp");
        assertThat(message.body()).isEqualTo("body");
    }

    @Test
    void garbageNeverThrows() {
        SplittableRandom random = new SplittableRandom(7);
        byte[] good = OK.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(bytes.length + 1);
            assertThatCode(() -> SipMessage.parse(bytes, length).ifPresent(SipMessageTest::readAll))
                    .doesNotThrowAnyException();
        }
    }

    private static void readAll(SipMessage message) {
        assertThat(message.status()).isBetween(0, 699);
        assertThat(message.tag("To") + message.method() + SipMessage.uri(message.header("Contact")))
                .isNotNull();
        assertThat(SessionDescription.audioAddress(message.body())).isNotNull();
    }

    private static Optional<SipMessage> parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SipMessage.parse(bytes, bytes.length);
    }
}
