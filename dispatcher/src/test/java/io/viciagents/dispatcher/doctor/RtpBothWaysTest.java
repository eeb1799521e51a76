package io.viciagents.dispatcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RtpBothWaysTest {
    @Test
    void aToneIsKnownAgainWhereverItBegins() throws IOException {
        try (RtpSocket one = new RtpSocket("127.0.0.1", "");
                RtpSocket other = new RtpSocket("127.0.0.1", "")) {
            assertThat(one.address().host()).isEqualTo("127.0.0.1");
            RtpSocket.Heard heard = one.sendAndHear(other.address(), other, Duration.ofMillis(100));
            assertThat(heard.milliwatts()).isEqualTo(5);
        }
        RtpSocket.Heard shifted = new RtpSocket.Heard();
        shifted.take(packet(3));
        assertThat(shifted.milliwatts()).isOne();
    }

    @Test
    void silenceIsNoSoundAndGarbageIsNothing() {
        RtpSocket.Heard heard = new RtpSocket.Heard();
        byte[] silence = packet(0);
        Arrays.fill(silence, 12, silence.length, (byte) 0xff);
        heard.take(silence);
        assertThat(heard.packets()).isOne();
        assertThat(heard.sounding()).isZero();
        Random random = new Random(7);
        RtpSocket.Heard garbage = new RtpSocket.Heard();
        for (int turn = 0; turn < 2_000; turn++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            garbage.take(bytes);
        }
        assertThat(garbage.milliwatts()).isZero();
    }

    @Test
    void whereTheToneIsLostIsTold() throws IOException {
        assertThat(judged(50, 46, true).state()).isEqualTo(Finding.State.OK);
        assertThat(judged(50, 20, true).says()).isEqualTo("a tone came through with losses: 50 and 20 of 50 packets");
        assertThat(judged(0, 0, true).cure()).isEqualTo("open the ports of rtp.conf (UDP) of pbx-1 from here");
        assertThat(judged(0, 0, false).says()).isEqualTo("no sound comes from Asterisk to 10.0.0.9");
    }

    private static Finding judged(int there, int back, boolean asteriskIsHeard) throws IOException {
        return RtpBothWays.judge("pbx-1", "10.0.0.9", heard(there), heard(back), () -> asteriskIsHeard);
    }

    private static RtpSocket.Heard heard(int packets) {
        RtpSocket.Heard heard = new RtpSocket.Heard();
        for (int count = 0; count < packets; count++) {
            heard.take(packet(count));
        }
        return heard;
    }

    private static byte[] packet(int shift) {
        byte[] packet = new byte[172];
        packet[0] = (byte) 0x80;
        for (int at = 12; at < packet.length; at++) {
            packet[at] = RtpSocket.MILLIWATT[(at + shift) % 8];
        }
        return packet;
    }
}
