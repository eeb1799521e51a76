package io.viciagents.node.rtp;

import static io.viciagents.node.rtp.JitterBuffer.Frame.LOST;
import static io.viciagents.node.rtp.JitterBuffer.Frame.NOTHING;
import static io.viciagents.node.rtp.JitterBuffer.Frame.PACKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.viciagents.node.rtp.JitterBuffer.Frame;
import io.viciagents.node.rtp.JitterListener.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JitterBufferTest {
    private static final long MILLI = 1_000_000;

    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private final JitterBuffer buffer =
            new JitterBuffer(Duration.ofMillis(20), Duration.ofMillis(120), fate -> fates.merge(fate, 1, Integer::sum));
    private final RtpReader reader = new RtpReader();

    @Test
    void aSteadyStreamComesOutAsItWentIn() {
        List<String> heard = new ArrayList<>();
        for (int tick = 0; tick < 50; tick++) {
            put(100 + tick, tick, tick * 20L);
            heard.add(take(tick * 20 + 7));
        }
        assertThat(heard.getFirst()).isEqualTo("NOTHING");
        assertThat(heard.subList(2, 50)).isEqualTo(packets(1, 48));
        assertThat(fates).isEmpty();
    }

    @Test
    void packetsOutOfOrderAreHeardInOrder() {
        put(101, 1, 0);
        put(100, 0, 1);
        put(103, 3, 2);
        put(102, 2, 3);
        assertThat(takeMany(30, 4)).isEqualTo(packets(0, 4));
        assertThat(fates).isEmpty();
    }

    @Test
    void aPacketThatNeverCameIsGuessedAndOneTooLateDropped() {
        put(100, 0, 0);
        put(102, 2, 1);
        put(103, 3, 2);
        assertThat(takeMany(30, 2)).containsExactly("0", "LOST");
        put(101, 1, 65);
        assertThat(takeMany(70, 2)).isEqualTo(packets(2, 2));
        assertThat(fates).containsOnly(Map.entry(Fate.LOST, 1), Map.entry(Fate.LATE, 1));
    }

    @Test
    void duplicatesAreHeardOnce() {
        put(100, 0, 0);
        put(100, 0, 1);
        put(101, 1, 2);
        assertThat(takeMany(30, 2)).isEqualTo(packets(0, 2));
        put(101, 1, 60);
        put(102, 2, 61);
        assertThat(takeMany(70, 1)).isEqualTo(packets(2, 1));
        assertThat(fates).containsOnly(Map.entry(Fate.DUPLICATE, 2));
    }

    @Test
    void aCallerWhoSendsNothingIsSilentAndNotLost() {
        put(100, 0, 0);
        assertThat(takeMany(30, 8))
                .containsExactly("0", "LOST", "LOST", "LOST", "NOTHING", "NOTHING", "NOTHING", "NOTHING");
        put(101, 50, 1000);
        assertThat(takeMany(1005, 2)).containsExactly("NOTHING", "50");
        assertThat(fates).isEmpty();
    }

    @Test
    void aPauseOfTheSendersIsNotALoss() {
        put(100, 0, 0);
        put(101, 2, 40);
        assertThat(takeMany(30, 3)).containsExactly("0", "NOTHING", "2");
        assertThat(fates).isEmpty();
    }

    @Test
    void aBurstAfterAStallShrinksToTheLongestDelay() {
        for (int i = 0; i < 30; i++) {
            put(100 + i, i, 0);
        }
        List<String> heard = takeMany(100, 8);
        assertThat(heard).isEqualTo(packets(22, 8));
        assertThat(fates.get(Fate.TRIMMED)).isEqualTo(22);
    }

    @Test
    void aDelayThatIsNoLongerNeededGoes() {
        int sent = 0;
        for (; sent < 5; sent++) {
            put(sent, sent, 0);
        }
        for (int tick = 0; tick < 300; tick++) {
            take(30 + tick * 20);
            put(sent, sent, 40 + tick * 20);
            sent++;
        }
        assertThat(fates.get(Fate.TRIMMED)).isBetween(2, 4);
        int newest = sent - 1;
        assertThat(Integer.parseInt(take(30 + 300 * 20))).isGreaterThanOrEqualTo((newest - 2) & 0xff);
    }

    @Test
    void theDelayFollowsTheJitter() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            put(i, i, i * 20 + random.nextInt(30));
            take(i * 20 + 15);
        }
        assertThat(buffer.delay()).isBetween(Duration.ofMillis(30), Duration.ofMillis(60));
        int lost = fates.getOrDefault(Fate.LOST, 0);
        assertThat(lost).isLessThan(3);
    }

    @Test
    void packetsWithoutAudioHoldTheirPlaceOnly() {
        put(100, 0, 0);
        reader.read(packet(101, 1));
        buffer.put(101, reader, null, MILLI);
        put(102, 1, 2);
        assertThat(takeMany(30, 2)).isEqualTo(packets(0, 2));
        assertThat(fates).isEmpty();
    }

    @Test
    void whateverComesOneFrameATickGoesOut() {
        Random random = new Random(6);
        long place = 1000;
        for (int i = 0; i < 200_000; i++) {
            int packets = random.nextInt(3);
            for (int j = 0; j < packets; j++) {
                place = Math.max(0, place + random.nextInt(-40, 44));
                reader.read(packet((int) place, random.nextInt(3) == 0 ? random.nextInt() : (int) place));
                buffer.put(place, reader, random.nextInt(10) == 0 ? null : packet(0, 0), i * 20L * MILLI);
            }
            assertThat(buffer.take((i * 20L + 5) * MILLI)).isNotNull();
            if (random.nextInt(1000) == 0) {
                buffer.forget();
            }
        }
    }

    private void put(int place, int number, long millis) {
        ByteBuf packet = packet(place, number * 160);
        packet.setByte(12, number);
        reader.read(packet);
        buffer.put(place, reader, packet, millis * MILLI);
    }

    private static ByteBuf packet(int sequence, int timestamp) {
        ByteBuf packet = Unpooled.buffer();
        new RtpWriter(0, 1, sequence).write(packet, timestamp, new byte[160]);
        return packet;
    }

    private String take(long millis) {
        Frame kind = buffer.take(millis * MILLI);
        return kind == PACKET
                ? String.valueOf(buffer.payload()[0] & 0xff)
                : kind == LOST ? LOST.name() : NOTHING.name();
    }

    private List<String> takeMany(long fromMillis, int ticks) {
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < ticks; i++) {
            heard.add(take(fromMillis + i * 20L));
        }
        return heard;
    }

    private static List<String> packets(int from, int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(String.valueOf(from + i));
        }
        return numbers;
    }
}
