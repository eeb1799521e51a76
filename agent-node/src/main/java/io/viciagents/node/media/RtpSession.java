package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
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
final class RtpSession implements MediaSession, Leg, Pacer.Paced {
    private static final Logger log = LoggerFactory.getLogger(RtpSession.class);
    private static final long FRAME_MILLIS = Pacer.PERIOD.toMillis();

    private final Outlet outlet;
    private final Codec codec;
    private final Reception reception;
    private final RtpWriter writer;
    private final PacedPlayout playout;
    private final Speaking speaking;
    /** Used again for each frame: what leaves leaves within its shift. */
    private final DatagramPacket packet;

    private final long firstWallFrame;

    private @Nullable FrameListener listener;
    private long firstFrame = -1;
    private boolean talking;
    private boolean failed;
    private boolean hushed;
    private boolean closed;

    /** The socket of a session, and whoever must know of its end. */
    interface Outlet {
        /** A buffer for a packet, the session's until it releases it. */
        ByteBuf packet();

        /** Sends it when the shift is done; until then it holds the buffer too. */
        void send(DatagramPacket packet);

        /** Nothing more comes from the session or is for it. */
        void closed();
    }

    RtpSession(
            InetSocketAddress asterisk,
            PayloadFormat format,
            Outlet outlet,
            Reception reception,
            Speaking speaking,
            Clock clock,
            RandomGenerator random) {
        this.outlet = outlet;
        this.packet = new DatagramPacket(outlet.packet(), asterisk);
        this.codec = format.codec();
        this.reception = reception;
        this.writer = new RtpWriter(format.payloadType(), random.nextInt(), random.nextInt());
        this.playout = new PacedPlayout(codec.sampleRate());
        this.speaking = speaking;
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
            packet.release();
            outlet.closed();
        }
    }

    /** Sends nothing, and passes nothing on, until {@link #goOn}; time goes by meanwhile. */
    void hush() {
        hushed = true;
    }

    void goOn() {
        hushed = false;
    }

    @Override
    public InetSocketAddress asterisk() {
        return packet.recipient();
    }

    @Override
    public void received(ByteBuf packet, long arrivalNanos) {
        if (!closed) {
            reception.received(packet, arrivalNanos);
        }
    }

    @Override
    public boolean frame(long frame, long nowNanos) {
        if (closed || hushed) {
            return !closed;
        }
        hear(nowNanos);
        if (!closed) {
            speak(frame);
        }
        return !closed;
    }

    private void hear(long nowNanos) {
        Source source = reception.next(nowNanos);
        FrameListener hearer = listener;
        if (hearer != null) {
            try {
                hearer.frame(reception.samples(), source);
            } catch (RuntimeException e) {
                // the call speaks on, and is given up by whoever watches it; the other calls must not suffer
                reportOnce(e);
            }
        }
    }

    private void speak(long frame) {
        firstFrame = firstFrame < 0 ? frame : firstFrame;
        int timestamp = (int) ((firstWallFrame + frame - firstFrame) * Codec.FRAME_BYTES);
        try {
            short[] samples = speaking.samples(codec.sampleRate());
            boolean sound = playout.next(samples);
            if (!closed) {
                send(samples, timestamp, sound && !talking);
                talking = sound;
                playout.sent();
            }
        } catch (RuntimeException e) {
            reportOnce(e);
        }
    }

    private void send(short[] samples, int timestamp, boolean begins) {
        ByteBuf bytes = packet.content();
        if (bytes.refCnt() > 1) {
            // the system has not taken the last one yet; this one would change it
            outlet.send(packet);
            return;
        }
        codec.encode(samples, speaking.payload());
        bytes.clear();
        if (begins) {
            writer.writeMarked(bytes, timestamp, speaking.payload());
        } else {
            writer.write(bytes, timestamp, speaking.payload());
        }
        outlet.send(packet);
    }

    private void reportOnce(RuntimeException e) {
        if (!failed) {
            failed = true;
            log.atError()
                    .addKeyValue("asterisk", asterisk())
                    .setCause(e)
                    .log("a listener of a call's audio failed; its further failures are not logged");
        }
    }
}
