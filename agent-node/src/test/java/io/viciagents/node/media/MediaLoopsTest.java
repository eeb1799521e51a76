package io.viciagents.node.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.node.audio.Tones;
import io.viciagents.node.media.MediaCounters.Packet;
import io.viciagents.node.rtp.JitterListener.Fate;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real UDP on the loopback interface. */
class MediaLoopsTest {
    private static final Instant NOON = Instant.ofEpochSecond(1_780_000_000);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void twoCallsOnOneSocketHearEachTheirOwnTone() throws IOException {
        MediaLoops loops = loops(shared(1));
        Call low = new Call(loops, 400, 65_500);
        Call high = new Call(loops, 1500, 3);
        assertThat(low.reservation.port()).isEqualTo(high.reservation.port());
        low.speak(600, 100);
        high.speak(2100, 100);
        Random random = new Random(8);
        byte[] keptBack = null;
        for (int i = 0; i < 100; i++) {
            low.peer.send(low.peer.next(), low.reservation.port());
            byte[] packet = high.peer.next();
            if (i % 10 == 5) {
                keptBack = packet;
            } else if (random.nextInt(50) != 0) {
                high.peer.send(packet, high.reservation.port());
            }
            if (keptBack != null && i % 10 == 6) {
                high.peer.send(keptBack, high.reservation.port());
            }
            low.peer.hear(i + 1);
            high.peer.hear(i + 1);
        }
        assertThat(low.purity(400)).isGreaterThan(0.99);
        assertThat(high.purity(1500)).isGreaterThan(0.9);
        assertThat(Tones.purity(low.peer.samples(20), 8000, 600)).isGreaterThan(0.99);
        assertThat(Tones.purity(high.peer.samples(20), 8000, 2100)).isGreaterThan(0.99);
        assertThat(loops.strangers()).isZero();
    }

    @Test
    void packetsGoOutFromTheOpeningToTheCloseWithATrueTimestamp() throws IOException {
        MediaLoops loops = loops(shared(1));
        Call call = new Call(loops, 400, 0);
        call.peer.hear(10);
        call.speak(600, 5);
        call.peer.hear(30);
        call.on(() -> {
            call.session.close();
            call.session.close();
            return true;
        });
        int sent = call.peer.heard.size();
        call.peer.hear(sent + 2);
        assertThat(call.peer.heard.size() - sent).isLessThanOrEqualTo(1);
        assertThat(call.reservation.loop().calls()).isZero();
        List<TonePeer.Heard> heard = call.peer.heard;
        assertThat(heard.getFirst().timestamp()).isEqualTo((int) (NOON.toEpochMilli() / 20 * 160));
        for (int i = 1; i < heard.size(); i++) {
            TonePeer.Heard before = heard.get(i - 1);
            assertThat(heard.get(i).sequence()).isEqualTo((before.sequence() + 1) & 0xffff);
            assertThat((heard.get(i).timestamp() - before.timestamp()) % 160).isZero();
            assertThat(heard.get(i).ssrc()).isEqualTo(before.ssrc());
        }
        assertThat(heard.stream().filter(TonePeer.Heard::marker)).hasSize(1);
        assertThat(heard.getFirst().payload().array()).containsOnly(0xff);
    }

    @Test
    void strangersAreCountedAndDropped() throws IOException {
        MediaLoops loops = loops(shared(1));
        Call call = new Call(loops, 400, 0);
        TonePeer stranger = peer(900, 0);
        for (int i = 0; i < 20; i++) {
            stranger.send(stranger.next(), call.reservation.port());
        }
        call.peer.send(new byte[] {1, 2, 3}, call.reservation.port());
        await().atMost(5, SECONDS).until(() -> loops.strangers() == 20);
        await().atMost(5, SECONDS).until(() -> loops.counters().total(Packet.UNUSABLE) == 1);
        assertThat(call.sources()).doesNotContain(MediaSession.Source.PACKET);
    }

    @Test
    void afterTheCloseTheAddressIsAStrangers() throws IOException {
        MediaLoops loops = loops(shared(1));
        Call call = new Call(loops, 400, 0);
        call.reservation.close();
        call.reservation.close();
        await().atMost(5, SECONDS).until(() -> call.reservation.loop().calls() == 0);
        call.peer.send(call.peer.next(), call.reservation.port());
        await().atMost(5, SECONDS).until(() -> loops.strangers() == 1);
    }

    @Test
    void aPortThatAsteriskUsesAgainIsTheNewCalls() throws IOException {
        MediaLoops loops = loops(shared(2));
        Call old = new Call(loops, 400, 0);
        Call next = new Call(loops, old.peer);
        assertThat(next.reservation.loop()).isNotSameAs(old.reservation.loop());
        await().atMost(5, SECONDS).until(() -> old.reservation.loop().calls() == 0);
        for (int i = 0; i < 20; i++) {
            next.peer.send(next.peer.next(), next.reservation.port());
        }
        await().atMost(5, SECONDS).until(() -> next.sources().contains(MediaSession.Source.PACKET));
        assertThat(old.sources()).doesNotContain(MediaSession.Source.PACKET);
    }

    @Test
    void withAPortACallTheFirstSourceIsTheCallers() throws IOException {
        MediaLoops loops = loops(new MediaSettings(
                "127.0.0.1", new MediaPorts.PerCall(0, 2), 1, Duration.ofMillis(20), Duration.ofMillis(120)));
        Call call = new Call(loops, 400, 0);
        Call other = new Call(loops, 500, 0);
        assertThat(call.reservation.port()).isNotEqualTo(other.reservation.port());
        assertThat(loops.leastUsed().reserve()).isEmpty();
        TonePeer rewritten = peer(900, 0);
        rewritten.send(rewritten.next(), call.reservation.port());
        await().atMost(5, SECONDS).until(() -> call.sources().contains(MediaSession.Source.PACKET));
        call.peer.send(call.peer.next(), call.reservation.port());
        await().atMost(5, SECONDS).until(() -> loops.strangers() == 1);
        call.reservation.close();
        await().atMost(5, SECONDS).until(() -> loops.leastUsed().reserve().isPresent());
    }

    @Test
    void callsGoToTheLoopWithTheFewest() {
        MediaLoops loops = loops(shared(2));
        MediaReservation first = loops.leastUsed().reserve().orElseThrow();
        MediaReservation second = loops.leastUsed().reserve().orElseThrow();
        assertThat(first.loop()).isNotSameAs(second.loop());
        assertThat(first.port()).isNotEqualTo(second.port());
        first.close();
        await().atMost(5, SECONDS).until(() -> first.loop().calls() == 0);
        assertThat(loops.leastUsed()).isSameAs(first.loop());
    }

    @Test
    void aPortInUseGetsASentence() {
        MediaLoops loops = loops(shared(1));
        int port = loops.leastUsed().reserve().orElseThrow().port();
        MediaSettings same = MediaSettings.of("127.0.0.1", port);
        assertThatThrownBy(() -> MediaLoops.open(same, Clock.systemUTC(), new SimpleMeterRegistry()))
                .hasMessageContaining("cannot open UDP port " + port)
                .hasMessageContaining("choose other media ports");
    }

    @Test
    void garbageCostsNoCall() throws IOException {
        MediaLoops loops = loops(shared(1));
        Call call = new Call(loops, 400, 0);
        Random random = new Random(9);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(700)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = (byte) 0x80;
            }
            call.peer.send(bytes, call.reservation.port());
        }
        call.peer.hear(10);
        assertThat(call.peer.heard).hasSizeGreaterThanOrEqualTo(10);
        assertThat(loops.counters().total(Packet.UNUSABLE)).isPositive();
        assertThat(loops.counters().total(Fate.LOST)).isNotNegative();
    }

    @Test
    void aListenerThatFailsEndsNoOtherCall() throws IOException {
        MediaLoops loops = loops(shared(1));
        Call failing = new Call(loops, 400, 0);
        Call other = new Call(loops, 500, 0);
        failing.on(() -> {
            failing.session.listen((samples, source) -> {
                throw new IllegalStateException("on purpose");
            });
            return true;
        });
        other.peer.hear(10);
        assertThat(other.peer.heard).hasSize(10);
    }

    private MediaLoops loops(MediaSettings settings) {
        MediaLoops loops = MediaLoops.open(settings, Clock.fixed(NOON, ZoneOffset.UTC), new SimpleMeterRegistry());
        open.add(loops);
        return loops;
    }

    private static MediaSettings shared(int loops) {
        return new MediaSettings(
                "127.0.0.1", new MediaPorts.Shared(0), loops, Duration.ofMillis(20), Duration.ofMillis(120));
    }

    private TonePeer peer(double hertz, int firstSequence) throws IOException {
        TonePeer peer = new TonePeer(hertz, firstSequence);
        open.add(peer);
        return peer;
    }

    /** A call on a loop, and its far end. */
    private final class Call {
        private final TonePeer peer;
        private final MediaReservation reservation;
        private final MediaSession session;
        private final List<short[]> heard = new ArrayList<>();
        private final List<MediaSession.Source> sources = new ArrayList<>();

        Call(MediaLoops loops, double hertz, int firstSequence) throws IOException {
            this(loops, peer(hertz, firstSequence));
        }

        Call(MediaLoops loops, TonePeer peer) {
            this.peer = peer;
            this.reservation = loops.leastUsed().reserve().orElseThrow();
            MediaAddress address = peer.address();
            this.session = on(() -> {
                MediaSession opened = reservation.open(address, MediaFormat.ULAW);
                opened.listen((samples, source) -> {
                    heard.add(samples.clone());
                    sources.add(source);
                });
                return opened;
            });
        }

        <T> T on(Supplier<T> work) {
            return CompletableFuture.supplyAsync(work, reservation.loop()).join();
        }

        void speak(double hertz, int frames) {
            on(() -> {
                Playout.Utterance utterance = session.playout().play(new Silent());
                utterance.append(Tones.sine(8000, hertz, 8000, 0, frames * 160));
                utterance.complete();
                return true;
            });
        }

        double purity(double hertz) {
            return on(() -> {
                List<short[]> voiced = heard.subList(heard.size() - 60, heard.size());
                short[] all = new short[voiced.size() * 160];
                for (int i = 0; i < voiced.size(); i++) {
                    System.arraycopy(voiced.get(i), 0, all, i * 160, 160);
                }
                return Tones.purity(all, 8000, hertz);
            });
        }

        List<MediaSession.Source> sources() {
            return on(() -> List.copyOf(sources));
        }
    }

    /** Wants to know nothing. */
    private static final class Silent implements Playout.Listener {
        @Override
        public void started() {}

        @Override
        public void finished() {}

        @Override
        public void cut(Duration played) {}
    }
}
