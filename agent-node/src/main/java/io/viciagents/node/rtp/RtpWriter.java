package io.viciagents.node.rtp;

import io.netty.buffer.ByteBuf;

/**
 * Writes the packets of one source: counts their sequence, and gives each its timestamp (RFC 3550, 5.1). Confined to one
 * thread.
 */
public final class RtpWriter {
    /** Bytes of a header without CSRC and extension, the only kind that is written. */
    public static final int HEADER_BYTES = 12;

    private static final int VERSION_2 = 0x80;
    private static final int MARKER = 0x80;

    private final int payloadType;
    private final int ssrc;
    private int sequence;

    /**
     * Begins a source.
     *
     * @param ssrc should be random (RFC 3550, 8)
     * @param firstSequence should be random (RFC 3550, 5.1)
     */
    public RtpWriter(int payloadType, int ssrc, int firstSequence) {
        this.payloadType = payloadType;
        this.ssrc = ssrc;
        this.sequence = firstSequence;
    }

    /** Appends a packet that goes on with what was said before. */
    public void write(ByteBuf packet, int timestamp, byte[] payload) {
        write(packet, payloadType, timestamp, payload);
    }

    /** Appends a packet that begins a talkspurt. */
    public void writeMarked(ByteBuf packet, int timestamp, byte[] payload) {
        write(packet, MARKER | payloadType, timestamp, payload);
    }

    private void write(ByteBuf packet, int markerAndType, int timestamp, byte[] payload) {
        packet.writeByte(VERSION_2);
        packet.writeByte(markerAndType);
        packet.writeShort(sequence++);
        packet.writeInt(timestamp);
        packet.writeInt(ssrc);
        packet.writeBytes(payload);
    }
}
