package io.viciagents.dispatcher.ari;

import io.vertx.core.Vertx;
import io.viciagents.cluster.MediaAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Sends µ-law silence to every media channel as soon as it knows its address, which wakes the channel's thread. */
final class SilentNode implements AutoCloseable {
    private static final int FRAME_BYTES = 160;
    private static final int FRAMES = 25;
    private static final byte ULAW_SILENCE = (byte) 0xFF;

    private final Vertx vertx;
    private final DatagramSocket socket;

    SilentNode(Vertx vertx) {
        this.vertx = vertx;
        try {
            this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    MediaAddress address() {
        return new MediaAddress("127.0.0.1", socket.getLocalPort());
    }

    void wake(MediaAddress asterisk) {
        send(asterisk, 0);
    }

    private void send(MediaAddress asterisk, int frame) {
        byte[] silence = new byte[FRAME_BYTES];
        Arrays.fill(silence, ULAW_SILENCE);
        byte[] packet = ByteBuffer.allocate(12 + FRAME_BYTES)
                .put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) frame)
                .putInt(frame * FRAME_BYTES)
                .putInt(4711)
                .put(silence)
                .array();
        try {
            socket.send(
                    new DatagramPacket(packet, packet.length, new InetSocketAddress(asterisk.host(), asterisk.port())));
        } catch (IOException closed) {
            return;
        }
        if (frame < FRAMES) {
            vertx.setTimer(20, next -> send(asterisk, frame + 1));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
