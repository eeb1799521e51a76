package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import io.viciagents.node.audio.Codec;
import io.viciagents.node.rtp.RtpWriter;
import io.viciagents.node.time.Timers;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One of the two channels of a {@link MediaCanary}: sends a packet of µ-law silence ten times a second, and notes when one
 * comes. Confined to its loop, but for {@link #heardNanos} and {@link #heard}.
 */
final class CanaryLeg implements Leg {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final int FRAMES_A_PERIOD = 5;
    private static final int ULAW = 0;
    private static final byte[] SILENCE = silence();

    private final RtpSession.Outlet outlet;
    private final Timers timers;
    private final Runnable flush;
    private final RtpWriter writer;
    private final DatagramPacket packet;
    private Timers.Alarm next = () -> {};
    private int timestamp;
    private boolean closed;
    private long dueNanos;
    /** Read by whoever asks how the canary is. */
    private volatile long heardNanos;

    private volatile boolean heard;

    CanaryLeg(InetSocketAddress asterisk, RtpSession.Outlet outlet, Timers timers, Runnable flush) {
        this.outlet = outlet;
        this.timers = timers;
        this.flush = flush;
        this.packet = new DatagramPacket(outlet.packet(), asterisk);
        this.writer = new RtpWriter(
                ULAW,
                ThreadLocalRandom.current().nextInt(),
                ThreadLocalRandom.current().nextInt());
        this.heardNanos = timers.nanoTime();
        this.dueNanos = heardNanos;
        sing();
    }

    private static byte[] silence() {
        byte[] silence = new byte[Codec.FRAME_BYTES];
        java.util.Arrays.fill(silence, (byte) 0xff);
        return silence;
    }

    private void sing() {
        if (closed) {
            return;
        }
        forgiveOwnDelay();
        ByteBuf bytes = packet.content();
        if (bytes.refCnt() == 1) {
            bytes.clear();
            writer.write(bytes, timestamp, SILENCE);
            outlet.send(packet);
            flush.run();
        }
        timestamp += FRAMES_A_PERIOD * Codec.FRAME_BYTES;
        dueNanos = timers.nanoTime() + PERIOD.toNanos();
        next = timers.after(PERIOD, this::sing);
    }

    /** While this loop stood still nothing could be heard: that is no fault of the way. */
    private void forgiveOwnDelay() {
        long late = timers.nanoTime() - dueNanos;
        if (late > PERIOD.toNanos()) {
            heardNanos = Math.min(timers.nanoTime(), heardNanos + late);
        }
    }

    @Override
    public InetSocketAddress asterisk() {
        return packet.recipient();
    }

    @Override
    public void received(ByteBuf datagram, long arrivalNanos) {
        heardNanos = timers.nanoTime();
        heard = true;
    }

    /** Whether the other leg was ever heard. */
    boolean heard() {
        return heard;
    }

    /** When the other leg was heard last, or when this one began. */
    long heardNanos() {
        return heardNanos;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            next.cancel();
            packet.release();
            outlet.closed();
        }
    }
}
