package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import io.viciagents.node.audio.Codec;
import io.viciagents.node.rtp.RtpWriter;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call's audio over RTP. Confined to the call's loop.
 *
 * <p>It sends a packet every 20 ms from its opening to its close, silence while the agent says nothing: packets wake the
 * channel's thread on Asterisk 16 before the bridge is there, keep the way through NATs and the trunk's own RTP timeout
 * at bay afterwards, and the caller hears no stream begin in the middle of a call. The marker bit tells where the agent
 * begins to speak.
 *
 * <p>Its timestamp is the wall clock at its opening, rounded to a frame, and then counts frames of the monotonic clock:
 * another node that takes the call over continues the line, and a step of the wall clock does no harm.
 */
final class RtpSession implements MediaSession, Pacer.Paced {
    private static final Logger log = LoggerFactory.getLogger(RtpSession.class);
    private static final long FRAME_MILLIS = Pacer.PERIOD.toMillis();

    private final InetSocketAddress asterisk;
    private final Outlet outlet;
    private final Codec codec;
    private final Reception reception;
    private final RtpWriter writer;
    private final PacedPlayout playout;
    private final short[] samples;
    private final byte[] payload = new byte[Codec.FRAME_BYTES];
    private final long firstWallFrame;

    private @Nullable FrameListener listener;
    private long firstFrame = -1;
    private boolean talking;
    private boolean failed;
    private boolean closed;

    /** The socket of a session, and whoever must know of its end. */
    interface Outlet {
        /** An empty buffer for one packet. */
        ByteBuf packet();

        /** Sends it when the shift is done; the buffer is the outlet's from now on. */
        void send(ByteBuf packet, InetSocketAddress to);

        /** Nothing more comes from the session or is for it. */
        void closed();
    }

    RtpSession(
            InetSocketAddress asterisk,
            PayloadFormat format,
            Outlet outlet,
            Reception reception,
            Clock clock,
            RandomGenerator random) {
        this.asterisk = asterisk;
        this.outlet = outlet;
        this.codec = format.codec();
        this.reception = reception;
        this.writer = new RtpWriter(format.payloadType(), random.nextInt(), random.nextInt());
        this.playout = new PacedPlayout(codec.sampleRate());
        this.samples = new short[codec.frameSamples()];
        this.firstWallFrame = clock.millis() / FRAME_MILLIS;
    }

    @Override
    public int sampleRate() {
        return codec.sampleRate();
    }

    @Override
    public void listen(FrameListener listener) {
        this.listener = listener;
    }

    @Override
    public Playout playout() {
        return playout;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            outlet.closed();
        }
    }

    InetSocketAddress asterisk() {
        return asterisk;
    }

    /** A datagram from the call's address; the buffer stays the caller's. */
    void received(ByteBuf packet, long arrivalNanos) {
        if (!closed) {
            reception.received(packet, arrivalNanos);
        }
    }

    @Override
    public boolean frame(long frame, long nowNanos) {
        if (closed) {
            return false;
        }
        try {
            hear(nowNanos);
            speak(frame);
        } catch (RuntimeException e) {
            // of a listener; the call goes on and is given up by whoever watches it, the other calls must not suffer
            reportOnce(e);
        }
        return !closed;
    }

    private void hear(long nowNanos) {
        Source source = reception.next(samples, nowNanos);
        FrameListener hearer = listener;
        if (hearer != null) {
            hearer.frame(samples, source);
        }
    }

    private void speak(long frame) {
        if (closed) {
            return;
        }
        boolean sound = playout.next(samples);
        if (closed) {
            return;
        }
        firstFrame = firstFrame < 0 ? frame : firstFrame;
        int timestamp = (int) ((firstWallFrame + frame - firstFrame) * Codec.FRAME_BYTES);
        codec.encode(samples, payload);
        ByteBuf packet = outlet.packet();
        if (sound && !talking) {
            writer.writeMarked(packet, timestamp, payload);
        } else {
            writer.write(packet, timestamp, payload);
        }
        talking = sound;
        outlet.send(packet, asterisk);
        playout.sent();
    }

    private void reportOnce(RuntimeException e) {
        if (!failed) {
            failed = true;
            log.atError()
                    .addKeyValue("asterisk", asterisk)
                    .setCause(e)
                    .log("a listener of a call's audio failed; its further failures are not logged");
        }
    }
}
