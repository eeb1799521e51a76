package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.viciagents.node.audio.Codec;
import io.viciagents.node.media.MediaCounters.Packet;
import io.viciagents.node.rtp.RtpWriter;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A UDP socket of a loop: gives each datagram to its session, and sends what sessions write. Confined to the loop. */
final class MediaSocket extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(MediaSocket.class);
    private static final int PACKET_BYTES = RtpWriter.HEADER_BYTES + Codec.FRAME_BYTES;

    private final Channel channel;
    private final Router router;
    private final Sockets sockets;
    private final MediaCounters counters;

    private boolean unflushed;
    private boolean readingBatch;
    private int batch;
    private long batchNanos;

    MediaSocket(Channel channel, Router router, Sockets sockets, MediaCounters counters) {
        this.channel = channel;
        this.router = router;
        this.sockets = sockets;
        this.counters = counters;
    }

    /** Any thread. */
    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    void attach(Leg leg) {
        router.attach(leg);
    }

    void detach(Leg leg) {
        router.detach(leg);
    }

    ByteBuf packet() {
        return channel.alloc().directBuffer(PACKET_BYTES, PACKET_BYTES);
    }

    /** Unless the system has not even taken its last packet yet. */
    void send(DatagramPacket packet) {
        if (packet.refCnt() > 1) {
            counters.count(Packet.UNSENT);
            return;
        }
        channel.write(packet.retain(), channel.voidPromise());
        counters.count(Packet.SENT);
        if (!unflushed) {
            unflushed = true;
            sockets.unflushed(this);
        }
    }

    void flush() {
        unflushed = false;
        channel.flush();
    }

    /** Reads what has come, and no more until the next time. */
    void read() {
        channel.read();
    }

    /** Whether packets are read as soon as they come. */
    void readWhenReady(boolean ready) {
        channel.config().setAutoRead(ready);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket datagram = (DatagramPacket) message;
        batch++;
        try {
            received(datagram);
        } finally {
            datagram.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readingBatch = false;
        boolean more = batch == Sockets.DATAGRAMS_A_READ;
        batch = 0;
        if (more && !channel.config().isAutoRead()) {
            channel.read();
        }
    }

    /** A write failed, or a read: the socket goes on, for each datagram stands for itself. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        counters.count(Packet.UNSENT);
        sockets.complainOnce("RTP packets could not be sent or read; further failures are only counted", cause);
    }

    private void received(DatagramPacket datagram) {
        Leg leg = router.find(datagram.sender());
        if (leg == null) {
            stranger(datagram.sender());
            return;
        }
        if (!readingBatch) {
            readingBatch = true;
            batchNanos = System.nanoTime();
        }
        leg.received(datagram.content(), batchNanos);
    }

    private void stranger(@Nullable InetSocketAddress sender) {
        counters.count(Packet.STRANGER);
        if (sockets.firstStranger()) {
            log.atInfo()
                    .addKeyValue("port", port())
                    .addKeyValue("from", sender)
                    .log(
                            "a datagram from an address that belongs to no call was dropped; further ones are only counted");
        }
    }
}
