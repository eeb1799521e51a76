package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/** One end of an RTP stream with an Asterisk: whatever comes from its address. Confined to its loop. */
interface Leg {
    /** The address that Asterisk sends from and listens on. */
    InetSocketAddress asterisk();

    /** A datagram from that address; the buffer stays the caller's. */
    void received(ByteBuf packet, long arrivalNanos);

    /** Ends it. Harmless when repeated. */
    void close();
}
