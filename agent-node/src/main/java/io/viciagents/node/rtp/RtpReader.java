package io.viciagents.node.rtp;

import io.netty.buffer.ByteBuf;

/**
 * Reads the fixed header of an RTP packet, steps over CSRC, extension and padding (RFC 3550, 5.1 and 5.3.1), and says
 * where the payload lies. Confined to one thread.
 *
 * <p>Used again for each packet, so that 50 packets a second and call leave no garbage: what it tells holds until the
 * next {@link #read}, and only if that returned {@link Verdict#RTP}.
 */
public final class RtpReader {
    private static final int FIXED_HEADER_BYTES = 12;
    private static final int VERSION = 2;
    /** RTCP on the same port: its packet types 192 to 223 look like marked payload types 64 to 95 (RFC 5761, 4). */
    private static final int RTCP_FIRST = 192;

    private static final int RTCP_LAST = 223;

    private boolean marker;
    private int payloadType;
    private int sequence;
    private int timestamp;
    private int ssrc;
    private int payloadIndex;
    private int payloadBytes;

    /** What a datagram turned out to be. */
    public enum Verdict {
        /** A packet whose fields may now be asked for. */
        RTP,
        /** A control packet. */
        RTCP,
        /** Neither. */
        MALFORMED
    }

    /** Looks at the readable bytes; leaves the buffer's indices alone. Never throws. */
    public Verdict read(ByteBuf packet) {
        int start = packet.readerIndex();
        int length = packet.readableBytes();
        if (length < FIXED_HEADER_BYTES) {
            return Verdict.MALFORMED;
        }
        int first = packet.getUnsignedByte(start);
        int second = packet.getUnsignedByte(start + 1);
        if (first >> 6 != VERSION) {
            return Verdict.MALFORMED;
        }
        if (second >= RTCP_FIRST && second <= RTCP_LAST) {
            return Verdict.RTCP;
        }
        marker = (second & 0x80) != 0;
        payloadType = second & 0x7f;
        sequence = packet.getUnsignedShort(start + 2);
        timestamp = packet.getInt(start + 4);
        ssrc = packet.getInt(start + 8);
        return findPayload(packet, start, length, first) ? Verdict.RTP : Verdict.MALFORMED;
    }

    private boolean findPayload(ByteBuf packet, int start, int length, int first) {
        int header = FIXED_HEADER_BYTES + 4 * (first & 0x0f);
        boolean extension = (first & 0x10) != 0;
        if (extension) {
            if (header + 4 > length) {
                return false;
            }
            header += 4 + 4 * packet.getUnsignedShort(start + header + 2);
        }
        boolean padding = (first & 0x20) != 0;
        int padded = padding ? packet.getUnsignedByte(start + length - 1) : 0;
        payloadIndex = start + header;
        payloadBytes = length - header - padded;
        boolean paddingCountsItself = !padding || padded > 0;
        return payloadBytes >= 0 && paddingCountsItself;
    }

    /** Begins a talkspurt, if the sender marks them. */
    public boolean marker() {
        return marker;
    }

    /** 0 to 127. */
    public int payloadType() {
        return payloadType;
    }

    /** 0 to 65535. */
    public int sequence() {
        return sequence;
    }

    /** In steps of the payload's clock, modulo 2 to the power of 32. */
    public int timestamp() {
        return timestamp;
    }

    /** Who sends. */
    public int ssrc() {
        return ssrc;
    }

    /** Absolute index of the payload in the buffer that was read. */
    public int payloadIndex() {
        return payloadIndex;
    }

    /** Without padding; may be 0. */
    public int payloadBytes() {
        return payloadBytes;
    }
}
