package io.viciagents.dispatcher.doctor;

import io.viciagents.cluster.MediaAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A socket that sends and hears packets of RTP (RFC 3550) with a steady sound: bytes of G.711 µ-law that repeat every
 * millisecond, so that nothing need be decoded to know the sound again. Confined to one thread.
 */
final class RtpSocket implements AutoCloseable {
    /** The digital milliwatt of ITU-T G.711: 1000 Hz. */
    static final byte[] MILLIWATT = {0x1e, 0x0b, 0x0b, 0x1e, (byte) 0x9e, (byte) 0x8b, (byte) 0x8b, (byte) 0x9e};

    private static final byte[] SILENCE = {-1};

    private static final int HEADER_BYTES = 12;
    private static final int FRAME_BYTES = 160;
    private static final long FRAME_NANOS = Duration.ofMillis(20).toNanos();
    private static final int LARGEST_BYTES = 2048;

    private final DatagramSocket socket;
    private final String host;
    private int sequence = 1;

    /** On a free port of the address by which that host is reached, or of the given one. */
    RtpSocket(String asteriskHost, String ourHost) throws IOException {
        this.host = ourHost.isEmpty() ? addressTowards(asteriskHost) : ourHost;
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
    }

    /** Where it is heard. */
    MediaAddress address() {
        return new MediaAddress(host, socket.getLocalPort());
    }

    /** Sends the sound for that long, a packet every 20 ms, and counts what comes back meanwhile. */
    Heard sendAndHear(MediaAddress to, RtpSocket listener, Duration length) throws IOException {
        Heard heard = new Heard();
        long start = System.nanoTime();
        int frames = (int) (length.toMillis() / 20);
        for (int frame = 0; frame < frames; frame++) {
            send(to, frame, MILLIWATT);
            listener.hear(heard, start + (frame + 1) * FRAME_NANOS);
        }
        listener.hear(
                heard, start + frames * FRAME_NANOS + Duration.ofMillis(200).toNanos());
        return heard;
    }

    /** Only hears. */
    Heard hear(Duration length) throws IOException {
        Heard heard = new Heard();
        hear(heard, System.nanoTime() + length.toNanos());
        return heard;
    }

    /** Hears until there is sound; answers how long that took, or the limit. */
    Duration untilSound(Duration limit) throws IOException {
        long start = System.nanoTime();
        Heard heard = new Heard();
        while (heard.sounding() == 0 && System.nanoTime() - start < limit.toNanos()) {
            hear(heard, Math.min(start + limit.toNanos(), System.nanoTime() + FRAME_NANOS));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Sends one packet of silence, which wakes the channel's thread in an Asterisk 16. */
    void wake(MediaAddress to) throws IOException {
        send(to, 0, SILENCE);
    }

    private void send(MediaAddress to, int frame, byte[] sound) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + FRAME_BYTES)
                .put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) sequence++)
                .putInt(frame * FRAME_BYTES)
                .putInt(0x76696369);
        for (int at = 0; at < FRAME_BYTES; at++) {
            packet.put(sound[at % sound.length]);
        }
        socket.send(new DatagramPacket(packet.array(), packet.capacity(), InetAddress.getByName(to.host()), to.port()));
    }

    private void hear(Heard heard, long untilNanos) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_BYTES], LARGEST_BYTES);
        for (long left = untilNanos - System.nanoTime(); left > 0; left = untilNanos - System.nanoTime()) {
            if (left < Duration.ofMillis(1).toNanos()) {
                LockSupport.parkNanos(left);
                continue;
            }
            socket.setSoTimeout((int) (left / 1_000_000));
            try {
                socket.receive(packet);
                heard.take(Arrays.copyOf(packet.getData(), packet.getLength()));
            } catch (SocketTimeoutException nothing) {
                return;
            }
        }
    }

    private static String addressTowards(String asterisk) throws IOException {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(InetAddress.getByName(asterisk), 9);
            return probe.getLocalAddress().getHostAddress();
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    /** What came. */
    static final class Heard {
        private int packets;
        private int milliwatts;
        private int sounding;

        int packets() {
            return packets;
        }

        /** Packets that held our own sound. */
        int milliwatts() {
            return milliwatts;
        }

        /** Packets that held any sound. */
        int sounding() {
            return sounding;
        }

        void take(byte[] packet) {
            if (packet.length < HEADER_BYTES + 8 || (packet[0] & 0xc0) != 0x80) {
                return;
            }
            packets++;
            byte[] sound = Arrays.copyOfRange(packet, HEADER_BYTES, packet.length);
            sounding += isSilence(sound) ? 0 : 1;
            milliwatts += isMilliwatt(sound) ? 1 : 0;
        }

        /** µ-law's two zeros, and the smallest steps around them. */
        private static boolean isSilence(byte[] sound) {
            for (byte one : sound) {
                if ((one & 0x7f) < 0x70) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isMilliwatt(byte[] sound) {
            for (int shift = 0; shift < MILLIWATT.length; shift++) {
                int same = 0;
                for (int at = 0; at < sound.length; at++) {
                    same += sound[at] == MILLIWATT[(at + shift) % MILLIWATT.length] ? 1 : 0;
                }
                if (same >= sound.length * 9 / 10) {
                    return true;
                }
            }
            return false;
        }
    }
}
