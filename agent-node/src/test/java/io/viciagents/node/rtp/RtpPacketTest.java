package io.viciagents.node.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {
    private final RtpReader reader = new RtpReader();

    @Test
    void aPlainPacketIsRead() {
        assertThat(read("80 00 12 34 00 00 00 a0 de ad be ef 01 02 03")).isEqualTo(RtpReader.Verdict.RTP);
        assertThat(reader.marker()).isFalse();
        assertThat(reader.payloadType()).isZero();
        assertThat(reader.sequence()).isEqualTo(0x1234);
        assertThat(reader.timestamp()).isEqualTo(160);
        assertThat(reader.ssrc()).isEqualTo(0xdeadbeef);
        assertThat(reader.payloadIndex()).isEqualTo(12);
        assertThat(reader.payloadBytes()).isEqualTo(3);
    }

    @Test
    void theMarkerIsNoPartOfThePayloadType() {
        assertThat(read("80 88 00 01 00 00 00 00 00 00 00 01")).isEqualTo(RtpReader.Verdict.RTP);
        assertThat(reader.marker()).isTrue();
        assertThat(reader.payloadType()).isEqualTo(8);
        assertThat(reader.payloadBytes()).isZero();
    }

    @Test
    void sourcesExtensionAndPaddingAreNoPayload() {
        String fixed = "b2 00 00 01 00 00 00 00 00 00 00 01";
        String sources = "11 11 11 11 22 22 22 22";
        String extension = "be de 00 01 33 33 33 33";
        assertThat(read(fixed + sources + extension + "44 55 00 00 03")).isEqualTo(RtpReader.Verdict.RTP);
        assertThat(reader.payloadIndex()).isEqualTo(28);
        assertThat(reader.payloadBytes()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "80 00 00 01 00 00 00 00 00 00 00",
                "40 00 00 01 00 00 00 00 00 00 00 01",
                "81 00 00 01 00 00 00 00 00 00 00 01",
                "90 00 00 01 00 00 00 00 00 00 00 01",
                "90 00 00 01 00 00 00 00 00 00 00 01 be de ff ff 00",
                "a0 00 00 01 00 00 00 00 00 00 00 01 00",
                "a0 00 00 01 00 00 00 00 00 00 00 01 02",
            })
    void whatIsNoPacketIsMalformed(String bytes) {
        assertThat(read(bytes)).isEqualTo(RtpReader.Verdict.MALFORMED);
    }

    @Test
    void aReceiverReportIsNoRtp() {
        assertThat(read("81 c9 00 07 00 00 00 01 00 00 00 02 00 00 00 00")).isEqualTo(RtpReader.Verdict.RTCP);
    }

    @Test
    void garbageNeverThrows() {
        Random random = new Random(1);
        byte[] bytes = new byte[64];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 | (bytes[0] & 0x3f));
            ByteBuf packet = Unpooled.wrappedBuffer(bytes, random.nextInt(8), random.nextInt(57));
            if (reader.read(packet) == RtpReader.Verdict.RTP) {
                assertThat(reader.payloadBytes()).isNotNegative();
                assertThat(reader.payloadIndex() + reader.payloadBytes()).isLessThanOrEqualTo(packet.writerIndex());
            }
        }
    }

    @Test
    void writtenBytesAreThoseOfTheRfc() {
        RtpWriter writer = new RtpWriter(9, 0xcafebabe, 0xffff);
        ByteBuf packet = Unpooled.buffer();
        writer.writeMarked(packet, 0x01020304, new byte[] {5});
        assertThat(ByteBufUtil.hexDump(packet)).isEqualTo("8089ffff01020304cafebabe05");
        packet.clear();
        writer.write(packet, 0x010203a4, new byte[] {6});
        assertThat(ByteBufUtil.hexDump(packet)).isEqualTo("80090000010203a4cafebabe06");
    }

    private RtpReader.Verdict read(String hex) {
        return reader.read(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex.replace(" ", ""))));
    }
}
