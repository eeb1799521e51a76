package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.node.audio.G711;
import io.viciagents.node.audio.Tones;
import io.viciagents.node.rtp.RtpReader;
import io.viciagents.node.rtp.RtpWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An Asterisk of the test's own: sends a µ-law tone and keeps what it hears. Confined to the test's thread. */
final class TonePeer implements AutoCloseable {
    private final DatagramSocket socket;
    private final double hertz;
    private final RtpWriter writer;
    private int frame;
    final List<Heard> heard = new ArrayList<>();

    /** A packet that came. */
    record Heard(boolean marker, int sequence, int timestamp, int ssrc, ByteBuf payload) {}

    TonePeer(double hertz, int firstSequence) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout(200);
        this.hertz = hertz;
        this.writer = new RtpWriter(0, (int) hertz, firstSequence);
    }

    MediaAddress address() {
        return new MediaAddress("127.0.0.1", socket.getLocalPort());
    }

    /** The next packet of the tone, not yet sent. */
    byte[] next() {
        short[] samples = Tones.sine(8000, hertz, 8000, frame * 160, 160);
        byte[] payload = new byte[160];
        G711.ULAW.encode(samples, payload);
        ByteBuf packet = Unpooled.buffer();
        writer.write(packet, frame * 160, payload);
        frame++;
        byte[] bytes = new byte[packet.readableBytes()];
        packet.readBytes(bytes);
        return bytes;
    }

    void send(byte[] bytes, int port) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for packets until there are so many, or none comes for 200 ms. */
    void hear(int packets) {
        RtpReader reader = new RtpReader();
        DatagramPacket datagram = new DatagramPacket(new byte[2048], 2048);
        while (heard.size() < packets) {
            try {
                socket.receive(datagram);
            } catch (SocketTimeoutException expected) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ByteBuf packet = Unpooled.wrappedBuffer(datagram.getData(), 0, datagram.getLength());
            if (reader.read(packet) != RtpReader.Verdict.RTP) {
                throw new AssertionError("no RTP");
            }
            byte[] payload = new byte[reader.payloadBytes()];
            packet.getBytes(reader.payloadIndex(), payload);
            heard.add(new Heard(
                    reader.marker(),
                    reader.sequence(),
                    reader.timestamp(),
                    reader.ssrc(),
                    Unpooled.wrappedBuffer(payload)));
        }
    }

    /** The samples of the packets from {@code from} on. */
    short[] samples(int from) {
        short[] all = new short[(heard.size() - from) * 160];
        short[] some = new short[160];
        for (int i = from; i < heard.size(); i++) {
            G711.ULAW.decode(heard.get(i).payload().array(), some);
            System.arraycopy(some, 0, all, (i - from) * 160, 160);
        }
        return all;
    }

    @Override
    public void close() {
        socket.close();
    }
}
