package io.viciagents.node.media;

import io.netty.buffer.ByteBuf;
import io.viciagents.node.audio.Codec;
import io.viciagents.node.audio.Concealment;
import io.viciagents.node.media.MediaCounters.Packet;
import io.viciagents.node.rtp.JitterBuffer;
import io.viciagents.node.rtp.RtpReader;
import io.viciagents.node.rtp.SequenceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receiving half of a call's RTP: packets in any order, frames of samples out. Confined to the call's loop. */
final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final int payloadType;
    private final Codec codec;
    private final MediaCounters counters;
    private final JitterBuffer buffer;
    private final Concealment concealment;
    private final RtpReader reader = new RtpReader();
    private final SequenceTracker sequence = new SequenceTracker();

    private short[] samples = new short[0];
    private boolean begun;
    private int ssrc;
    private boolean complained;

    Reception(PayloadFormat format, MediaSettings settings, MediaCounters counters) {
        this.payloadType = format.payloadType();
        this.codec = format.codec();
        this.counters = counters;
        this.buffer = new JitterBuffer(settings.shortestDelay(), settings.longestDelay(), counters);
        this.concealment = new Concealment(codec.sampleRate());
    }

    /** Never throws, whatever the bytes are. */
    void received(ByteBuf packet, long arrivalNanos) {
        if (reader.read(packet) != RtpReader.Verdict.RTP) {
            counters.count(Packet.UNUSABLE);
            return;
        }
        if (!begun || reader.ssrc() != ssrc) {
            begun = true;
            ssrc = reader.ssrc();
            sequence.forget();
        }
        switch (sequence.place(reader.sequence())) {
            case FITS -> put(packet, arrivalNanos);
            case STARTS_ANEW -> {
                buffer.forget();
                codec.forgetSource();
                put(packet, arrivalNanos);
            }
            case STRAY -> counters.count(Packet.UNUSABLE);
        }
    }

    private void put(ByteBuf packet, long arrivalNanos) {
        boolean ours = reader.payloadType() == payloadType && reader.payloadBytes() == Codec.FRAME_BYTES;
        if (ours) {
            counters.count(Packet.RECEIVED);
        } else {
            counters.count(Packet.UNUSABLE);
            complainOnce();
        }
        buffer.put(sequence.extended(), reader, ours ? packet : null, arrivalNanos);
    }

    /** The next 20 ms of the caller: {@link #samples} tells them. */
    MediaSession.Source next(long nowNanos) {
        return switch (buffer.take(nowNanos)) {
            case PACKET -> {
                samples = concealment.heard();
                codec.decode(buffer.payload(), samples);
                yield MediaSession.Source.PACKET;
            }
            case LOST -> {
                samples = concealment.lost();
                yield MediaSession.Source.CONCEALED;
            }
            case NOTHING -> {
                samples = concealment.nothing();
                yield MediaSession.Source.NOTHING;
            }
        };
    }

    /** Hold until {@link #next}. */
    short[] samples() {
        return samples;
    }

    private void complainOnce() {
        if (!complained) {
            complained = true;
            log.atWarn()
                    .addKeyValue("payloadType", reader.payloadType())
                    .addKeyValue("payloadBytes", reader.payloadBytes())
                    .log(
                            "packets of another format are not heard: payload type {} with {} bytes wanted, so the"
                                    + " external channel must be made in the format the call was assigned with",
                            payloadType,
                            Codec.FRAME_BYTES);
        }
    }
}
