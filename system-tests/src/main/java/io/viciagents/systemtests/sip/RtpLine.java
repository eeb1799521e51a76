package io.viciagents.systemtests.sip;

import io.viciagents.systemtests.audio.MuLaw;
import io.viciagents.systemtests.audio.SoundTrack;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A telephone's sound: RTP (RFC 3550) in µ-law, a packet every 20 ms on an absolute clock from the moment the other side's
 * address is known; silence when there is nothing to say, as a telephone sends it. Keys go as RFC 4733 events.
 *
 * <p>One thread sends, one receives; {@link #say} and {@link #press} queue and return at once, from any thread.
 */
public final class RtpLine implements AutoCloseable {
    private static final int PAUSE_FRAMES = 5;
    /** How long each pressed key takes, with the pause after it. */
    public static final Duration KEY = Duration.ofMillis(20L * (TelephoneEvent.PACKETS + PAUSE_FRAMES));

    private static final int FRAME_SAMPLES = 160;
    private static final long FRAME_NANOS = 20_000_000;
    private static final int HEADER_BYTES = 12;
    private static final int MULAW_TYPE = 0;
    private static final int EVENT_TYPE = 101;

    private final DatagramSocket socket;
    private final SoundTrack said;
    private final SoundTrack heard;
    private final ConcurrentLinkedQueue<Outgoing> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong packetsHeard = new AtomicLong();
    private final Arrivals arrivals = new Arrivals();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final int synchronizationSource = ThreadLocalRandom.current().nextInt();
    private final int firstTimestamp = ThreadLocalRandom.current().nextInt();
    private volatile @Nullable InetSocketAddress peer;
    private volatile boolean closed;
    private int sequence = ThreadLocalRandom.current().nextInt(0x10000);

    RtpLine() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("no socket for RTP on 127.0.0.1", e);
        }
        long zero = System.nanoTime();
        said = new SoundTrack(zero);
        heard = new SoundTrack(zero);
        Thread.ofVirtual().name("telephone-hears").start(this::receive);
    }

    /** What is to go out in one 20 ms. */
    private interface Outgoing {
        /** Sends it as the n-th frame since the sending began. */
        void send(long frame);
    }

    /** Where we listen. */
    InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    /** Sends to this address from now on; the first call starts the sending. */
    void sendTo(InetSocketAddress address) {
        peer = address;
        if (sending.compareAndSet(false, true)) {
            Thread.ofVirtual().name("telephone-speaks").start(this::send);
        }
    }

    /** Speaks, after what is being spoken. */
    public void say(short[] samples) {
        for (int at = 0; at < samples.length; at += FRAME_SAMPLES) {
            short[] frame = new short[FRAME_SAMPLES];
            System.arraycopy(samples, at, frame, 0, Math.min(FRAME_SAMPLES, samples.length - at));
            queue.add(number -> speak(number, frame));
        }
    }

    /** Presses keys, 100 ms each with as much between them. */
    public void press(String keys) {
        keys.chars().forEach(this::press);
    }

    private void press(int key) {
        int event = "0123456789*#ABCD".indexOf(key);
        if (event < 0) {
            throw new IllegalArgumentException("no key '" + (char) key + "' on a telephone");
        }
        for (int i = 0; i < TelephoneEvent.PACKETS; i++) {
            int packet = i;
            byte[] payload = TelephoneEvent.payload(event, packet);
            queue.add(frame -> transmit(EVENT_TYPE, frame - packet, packet == 0, payload));
        }
        say(new short[FRAME_SAMPLES * PAUSE_FRAMES]);
    }

    /** Says nothing more of what was queued. */
    public void hush() {
        queue.clear();
    }

    /** Whether all that was queued has gone out. */
    public boolean hasSpoken() {
        return queue.isEmpty();
    }

    /** What this telephone sent. */
    public SoundTrack said() {
        return said;
    }

    /** What this telephone heard. */
    public SoundTrack heard() {
        return heard;
    }

    /** Packets with sound that came in. */
    public long packetsHeard() {
        return packetsHeard.get();
    }

    /** The longest time without a packet between two moments. */
    public Duration longestGap(long fromNanos, long untilNanos) {
        return arrivals.longestGap(fromNanos, untilNanos);
    }

    private void send() {
        long start = System.nanoTime();
        for (long frame = 0; !closed; frame++) {
            long due = start + frame * FRAME_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Outgoing next = queue.poll();
            if (next == null) {
                speak(frame, new short[FRAME_SAMPLES]);
            } else {
                next.send(frame);
            }
        }
    }

    private void speak(long frame, short[] samples) {
        byte[] payload = new byte[FRAME_SAMPLES];
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            payload[i] = MuLaw.encode(samples[i]);
        }
        transmit(MULAW_TYPE, frame, frame == 0, payload);
        said.put(System.nanoTime(), samples);
    }

    private void transmit(int type, long frame, boolean marker, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + payload.length);
        packet.put((byte) 0x80).put((byte) (marker ? type | 0x80 : type)).putShort((short) sequence++);
        packet.putInt((int) (firstTimestamp + frame * FRAME_SAMPLES))
                .putInt(synchronizationSource)
                .put(payload);
        InetSocketAddress to = peer;
        if (to == null) {
            return;
        }
        try {
            socket.send(new DatagramPacket(packet.array(), packet.capacity(), to));
        } catch (IOException ignored) {
            // The other side's port is gone, or our socket closed: the call is ending.
        }
    }

    private void receive() {
        byte[] buffer = new byte[2048];
        while (!closed) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                hear(ByteBuffer.wrap(buffer, 0, packet.getLength()));
            } catch (IOException ignored) {
                // ICMP told that a packet of ours found nobody, or the socket was closed.
            }
        }
    }

    private void hear(ByteBuffer packet) {
        long now = System.nanoTime();
        if (packet.remaining() <= HEADER_BYTES || (packet.get(0) & 0xC0) != 0x80) {
            return;
        }
        int header = HEADER_BYTES + 4 * (packet.get(0) & 0x0F);
        if ((packet.get(1) & 0x7F) != MULAW_TYPE || packet.remaining() <= header) {
            return;
        }
        short[] samples = new short[packet.remaining() - header];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = MuLaw.decode(packet.get(header + i));
        }
        packetsHeard.incrementAndGet();
        arrivals.add(now);
        heard.put(now, samples);
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }
}
