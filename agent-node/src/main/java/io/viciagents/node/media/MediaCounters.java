package io.viciagents.node.media;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.node.rtp.JitterListener;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a node's media plane counts, from all its loops. */
final class MediaCounters implements JitterListener {
    private final Map<Packet, LongAdder> packets = new EnumMap<>(Packet.class);
    private final Map<Fate, LongAdder> fates = new EnumMap<>(Fate.class);
    private final LongAdder received;
    private final LongAdder sent;
    private final LongAdder skippedFrames = new LongAdder();

    /** What can be said of a datagram at once. */
    enum Packet {
        /** RTP of a call that is served here. */
        RECEIVED,
        /** RTP of ours. */
        SENT,
        /** Ours, but the system did not take it. */
        UNSENT,
        /** From an address that belongs to no call; after the end of a call Asterisk may send a few. */
        STRANGER,
        /** From a call's address, but no RTP; or RTP of a payload type or size that was not agreed. */
        UNUSABLE
    }

    MediaCounters(MeterRegistry registry) {
        for (Packet packet : Packet.values()) {
            packets.put(packet, counter(registry, "media.packets", packet));
        }
        received = adder(Packet.RECEIVED);
        sent = adder(Packet.SENT);
        for (Fate fate : Fate.values()) {
            fates.put(fate, counter(registry, "media.jitter.packets", fate));
        }
        FunctionCounter.builder("media.frames.skipped", skippedFrames, LongAdder::sum)
                .description("Frames of 20 ms that were left out because the loop stood still")
                .register(registry);
    }

    void count(Packet packet) {
        switch (packet) {
            case RECEIVED -> received.increment();
            case SENT -> sent.increment();
            case UNSENT, STRANGER, UNUSABLE -> adder(packet).increment();
        }
    }

    @Override
    public void count(Fate fate) {
        java.util.Objects.requireNonNull(fates.get(fate)).increment();
    }

    void skipped(long frames) {
        skippedFrames.add(frames);
    }

    long total(Packet packet) {
        return adder(packet).sum();
    }

    long total(Fate fate) {
        return java.util.Objects.requireNonNull(fates.get(fate)).sum();
    }

    private LongAdder adder(Packet packet) {
        return java.util.Objects.requireNonNull(packets.get(packet));
    }

    private static LongAdder counter(MeterRegistry registry, String name, Enum<?> kind) {
        LongAdder adder = new LongAdder();
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .register(registry);
        return adder;
    }
}
