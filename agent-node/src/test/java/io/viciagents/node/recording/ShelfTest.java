package io.viciagents.node.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallRef;
import io.viciagents.node.profile.RecordingMode;
import io.viciagents.node.storage.S3StandIn;
import io.viciagents.node.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of a call, recorded by several nodes, become one recording in a bucket. */
class ShelfTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String WHOLE = "calls/pbx_17.4/call.wav";
    private static final int FRAME = 160;

    @TempDir
    private Path root;

    private S3StandIn bucket;

    @BeforeEach
    void start() throws IOException {
        bucket = S3StandIn.start();
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    private Shelf shelf(String node) {
        return Shelf.open(Storage.of(bucket.settings("secret")), root.resolve(node));
    }

    /** A node records two seconds, in which the caller's samples have this value, and ends. */
    private void records(String node, Optional<Shelf> shelf, int generation, Duration after, int value) {
        Clock clock = Clock.fixed(NOON.plus(after), ZoneOffset.UTC);
        try (CallArchive archive = new CallArchive(root.resolve(node), clock, shelf)) {
            CallArchive.Kept kept = archive.open("pbx/17.4", generation, "offer", RecordingMode.ALWAYS, 8000);
            kept.transcript().write(Duration.ZERO, new TranscriptEvent.Noted("by " + node));
            short[] frame = new short[FRAME];
            Arrays.fill(frame, (short) value);
            for (int count = 0; count < 100; count++) {
                kept.recording().caller(frame);
            }
            kept.recording().close();
        }
    }

    private short[] whole() throws Exception {
        byte[] wav = bucket.objects().get(WHOLE);
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            byte[] bytes = sound.readAllBytes();
            short[] caller = new short[bytes.length / 4];
            for (int i = 0; i < caller.length; i++) {
                caller[i] = (short) ((bytes[4 * i] & 0xff) | (bytes[4 * i + 1] << 8));
            }
            return caller;
        }
    }

    @Test
    void theSecondNodesPartFollowsTheFirstOnesWithTheSilenceBetween() throws Exception {
        records("node-1", Optional.of(shelf("node-1")), 1, Duration.ZERO, 100);
        records("node-2", Optional.of(shelf("node-2")), 2, Duration.ofMillis(2500), 200);

        short[] caller = whole();
        assertThat(caller).hasSize(8000 * 9 / 2);
        assertThat(List.of(caller[0], caller[15_999], caller[16_000], caller[19_999], caller[20_000], caller[35_999]))
                .containsExactly((short) 100, (short) 100, (short) 0, (short) 0, (short) 200, (short) 200);
        assertThat(new String(bucket.objects().get("calls/pbx_17.4/transcript.jsonl"), UTF_8))
                .contains("by node-2");
    }

    @Test
    void whatANodeLeftWhenItDiedIsPutInItsPlaceWhenItComesBack() throws Exception {
        records("node-1", Optional.empty(), 1, Duration.ZERO, 100);
        records("node-2", Optional.of(shelf("node-2")), 2, Duration.ofSeconds(2), 200);
        assertThat(whole()).hasSize(16_000);

        shelf("node-1").close();

        short[] caller = whole();
        assertThat(caller).hasSize(32_000);
        assertThat(caller[0]).isEqualTo((short) 100);
        assertThat(caller[31_999]).isEqualTo((short) 200);
        assertThat(new String(bucket.objects().get("calls/pbx_17.4/transcript.jsonl"), UTF_8))
                .contains("by node-2");
    }

    @Test
    void whileTheStorageIsAwayARecordingWaitsInTheNodesFolder() throws Exception {
        bucket.down(true);
        records("node-1", Optional.of(shelf("node-1")), 1, Duration.ZERO, 100);
        assertThat(bucket.objects()).isEmpty();
        bucket.down(false);

        shelf("node-1").close();

        assertThat(whole()).hasSize(16_000);
        int kept = bucket.objects().size();
        shelf("node-1").close();
        assertThat(bucket.objects()).hasSize(kept);
    }

    @Test
    void anErasedCallIsInNoPlaceAnyMore() throws Exception {
        records("node-1", Optional.of(shelf("node-1")), 1, Duration.ZERO, 100);
        try (Shelf shelf = shelf("node-1")) {
            KeptFiles kept = new KeptFiles(root.resolve("node-1"), Optional.of(shelf));

            assertThat(kept.erase(List.of(new CallRef("pbx", "17.4")))).isEqualTo(1);
        }
        assertThat(bucket.objects()).isEmpty();
        try (var days = Files.walk(root)) {
            assertThat(days.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
