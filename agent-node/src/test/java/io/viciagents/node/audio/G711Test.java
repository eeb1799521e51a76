package io.viciagents.node.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {
    @Test
    void ulawCodesAreThoseOfTheRecommendation() {
        assertThat(G711.ULAW.decode((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(G711.ULAW.decode((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(G711.ULAW.decode((byte) 0xff)).isZero();
        assertThat(G711.ULAW.decode((byte) 0x7f)).isZero();
        assertThat(G711.ULAW.decode((byte) 0xf0)).isEqualTo((short) 120);
        assertThat(G711.ULAW.decode((byte) 0xef)).isEqualTo((short) 132);
        assertThat(G711.ULAW.encode((short) 0)).isEqualTo((byte) 0xff);
        assertThat(G711.ULAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(G711.ULAW.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
    }

    @Test
    void alawCodesAreThoseOfTheRecommendation() {
        assertThat(G711.ALAW.decode((byte) 0xd5)).isEqualTo((short) 8);
        assertThat(G711.ALAW.decode((byte) 0x55)).isEqualTo((short) -8);
        assertThat(G711.ALAW.decode((byte) 0xaa)).isEqualTo((short) 32256);
        assertThat(G711.ALAW.decode((byte) 0x2a)).isEqualTo((short) -32256);
        assertThat(G711.ALAW.encode((short) 0)).isEqualTo((byte) 0xd5);
        assertThat(G711.ALAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0xaa);
        assertThat(G711.ALAW.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x2a);
        assertThat(G711.ALAW.encode((short) 512)).isEqualTo((byte) (0xa0 ^ 0x55));
    }

    @Test
    void everyCodeSurvivesDecodingAndEncoding() {
        for (int code = 0; code < 256; code++) {
            byte b = (byte) code;
            assertThat(G711.ALAW.encode(G711.ALAW.decode(b))).isEqualTo(b);
            short linear = G711.ULAW.decode(b);
            // µ-law has two zeros; the negative one is not used
            assertThat(G711.ULAW.encode(linear)).isEqualTo(linear == 0 ? (byte) 0xff : b);
        }
    }

    @Test
    void theErrorStaysBelowHalfAStepOfItsSegment() {
        for (int sample = -30000; sample <= 30000; sample++) {
            int allowed = 8 + Math.abs(sample) / 30;
            assertThat(G711.ULAW.decode(G711.ULAW.encode((short) sample)))
                    .isBetween((short) (sample - allowed), (short) (sample + allowed));
            assertThat(G711.ALAW.decode(G711.ALAW.encode((short) sample)))
                    .isBetween((short) (sample - allowed - 8), (short) (sample + allowed + 8));
        }
    }
}
