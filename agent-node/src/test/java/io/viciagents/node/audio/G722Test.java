package io.viciagents.node.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G722Test {
    /** The filters of both sides hold a sample back for so long (ITU-T G.722, 1.4.4). */
    private static final int DELAY = 22;

    @ParameterizedTest
    @CsvSource({"300, 35", "1000, 32", "3000, 28", "5500, 16"})
    void aToneComesOutAsItWentIn(double hertz, double signalToNoiseDb) {
        short[] in = Tones.sine(16000, hertz, 8000, 0, 16000);
        assertThat(signalToNoiseDb(in, through(in))).isGreaterThan(signalToNoiseDb);
    }

    /** The sums are those of what Asterisk 22 makes of the same samples and bytes by its {@code file convert}. */
    @Test
    void bytesAndSamplesAreThoseOfAsterisk() {
        short[] in = vowels();
        G722 codec = new G722();
        CRC32 bytes = new CRC32();
        CRC32 samples = new CRC32();
        short[] frame = new short[320];
        byte[] payload = new byte[160];
        for (int at = 0; at < in.length; at += 320) {
            System.arraycopy(in, at, frame, 0, 320);
            codec.encode(frame, payload);
            bytes.update(payload);
            codec.decode(payload, frame);
            ByteBuffer littleEndian = ByteBuffer.allocate(640).order(ByteOrder.LITTLE_ENDIAN);
            littleEndian.asShortBuffer().put(frame);
            samples.update(littleEndian.array());
        }
        assertThat(bytes.getValue()).isEqualTo(0xcdc13907L);
        assertThat(samples.getValue()).isEqualTo(0x68865a50L);
    }

    @Test
    void silenceStaysSilent() {
        for (short sample : through(new short[3200])) {
            assertThat((int) sample).isBetween(-4, 4);
        }
    }

    @Test
    void theLoudestNoiseDoesNotUpsetIt() {
        Random random = new Random(3);
        short[] in = new short[16000];
        for (int i = 0; i < in.length / 2; i++) {
            in[i] = random.nextBoolean() ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        System.arraycopy(Tones.sine(16000, 1000, 8000, 0, 8000), 0, in, 8000, 8000);
        short[] out = through(in);
        short[] end = java.util.Arrays.copyOfRange(out, 12000, 16000);
        assertThat(Tones.purity(end, 16000, 1000)).isGreaterThan(0.99);
    }

    @Test
    void garbageNeverThrows() {
        Random random = new Random(4);
        byte[] payload = new byte[160];
        short[] samples = new short[320];
        G722 codec = new G722();
        for (int i = 0; i < 2000; i++) {
            random.nextBytes(payload);
            codec.decode(payload, samples);
            codec.encode(samples, payload);
        }
    }

    /** Five seconds of something like a voice, with a little noise; the same on every machine. */
    static short[] vowels() {
        Random random = new Random(5);
        short[] samples = new short[5 * 16000];
        for (int i = 0; i < samples.length; i++) {
            double loud = Math.abs(StrictMath.sin(i * 0.0009));
            double voice = 7000 * StrictMath.sin(i * 0.06)
                    + 4000 * StrictMath.sin(i * 0.35)
                    + 2500 * StrictMath.sin(i * 0.98)
                    + 1500 * StrictMath.sin(i * 2.04);
            samples[i] = (short) (loud * voice + random.nextInt(-100, 101));
        }
        return samples;
    }

    private static short[] through(short[] in) {
        G722 codec = new G722();
        short[] out = new short[in.length];
        short[] frame = new short[320];
        byte[] payload = new byte[160];
        for (int at = 0; at < in.length; at += 320) {
            System.arraycopy(in, at, frame, 0, 320);
            codec.encode(frame, payload);
            codec.decode(payload, frame);
            System.arraycopy(frame, 0, out, at, 320);
        }
        return out;
    }

    private static double signalToNoiseDb(short[] in, short[] out) {
        double signal = 0;
        double noise = 0;
        for (int i = 1600; i < in.length; i++) {
            signal += in[i - DELAY] * (double) in[i - DELAY];
            noise += Math.pow(out[i] - in[i - DELAY], 2);
        }
        return 10 * Math.log10(signal / noise);
    }
}
