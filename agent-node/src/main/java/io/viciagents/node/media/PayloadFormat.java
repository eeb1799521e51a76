package io.viciagents.node.media;

import io.viciagents.cluster.MediaFormat;
import io.viciagents.node.audio.Codec;
import io.viciagents.node.audio.G711;
import io.viciagents.node.audio.G722;

/** How a format goes into RTP: its static payload type (RFC 3551, 6) and a codec of the call's own. */
record PayloadFormat(int payloadType, Codec codec) {
    static PayloadFormat of(MediaFormat format) {
        return switch (format) {
            case ULAW -> new PayloadFormat(0, G711.ULAW);
            case ALAW -> new PayloadFormat(8, G711.ALAW);
            case G722 -> new PayloadFormat(9, new G722());
        };
    }
}
