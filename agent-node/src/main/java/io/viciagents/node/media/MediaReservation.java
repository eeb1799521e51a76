package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import org.jspecify.annotations.Nullable;

/**
 * A place for a call on a media loop: first only its port, then, once Asterisk's address is known, its session.
 *
 * <p>Closing it or its session ends both. Its state is confined to the loop.
 */
public final class MediaReservation implements AutoCloseable {
    private final MediaLoop loop;
    private final MediaSocket socket;
    private boolean ended;
    private @Nullable RtpSession session;
    private @Nullable CanaryLeg canary;

    MediaReservation(MediaLoop loop, MediaSocket socket) {
        this.loop = loop;
        this.socket = socket;
    }

    /** The loop that carries the call. */
    public MediaLoop loop() {
        return loop;
    }

    /** The UDP port that Asterisk is to send the call's packets to. */
    public int port() {
        return socket.port();
    }

    /**
     * Begins the call's audio; on the loop's thread only.
     *
     * @param asterisk the IP address and port that the external channel sends from and listens on
     * @throws IllegalStateException if it was closed, or opened before
     * @throws IllegalArgumentException if that is no IP address
     */
    public MediaSession open(MediaAddress asterisk, MediaFormat format) {
        if (ended || session != null) {
            throw new IllegalStateException("a media reservation is opened once, and not after it was closed");
        }
        RtpSession opened = loop.open(this, asterisk, format);
        session = opened;
        return opened;
    }

    /** Begins to sing, in place of a call's audio; on the loop's thread only. */
    CanaryLeg sing(MediaAddress asterisk) {
        CanaryLeg leg = loop.sing(this, asterisk);
        canary = leg;
        return leg;
    }

    /**
     * Falls silent and deaf at once, until {@link #goOn}: it is in doubt whether the call still is this node's. On the loop's
     * thread only.
     */
    public void hush() {
        if (session != null) {
            session.hush();
        }
    }

    /** The doubt is over. On the loop's thread only. */
    public void goOn() {
        if (session != null) {
            session.goOn();
        }
    }

    /** Any thread. Harmless when repeated. */
    @Override
    public void close() {
        loop.executeHere(this::end);
    }

    /** What the session sends through. */
    RtpSession.Outlet outlet() {
        return new Outlet();
    }

    MediaSocket socket() {
        return socket;
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        RtpSession open = session;
        if (open != null) {
            open.close();
            loop.forget(socket, open);
        }
        CanaryLeg singing = canary;
        if (singing != null) {
            singing.close();
            loop.forget(socket, singing);
        }
        loop.release(socket);
    }

    /** Ends the reservation with the session. */
    private final class Outlet implements RtpSession.Outlet {
        @Override
        public ByteBuf packet() {
            return socket.packet();
        }

        @Override
        public void send(DatagramPacket packet) {
            socket.send(packet);
        }

        @Override
        public void closed() {
            end();
        }
    }
}
