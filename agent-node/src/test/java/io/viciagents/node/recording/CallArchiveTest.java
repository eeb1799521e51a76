package io.viciagents.node.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.NextStep;
import io.viciagents.node.profile.Privacy;
import io.viciagents.node.profile.RecordingMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CallArchiveTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T14:30:05Z"), ZoneOffset.UTC);

    @TempDir
    private Path root;

    @Test
    void theCallerIsLeftAndTheAgentRight() throws Exception {
        try (CallArchive archive = new CallArchive(root, CLOCK)) {
            CallRecording recording = open(archive, RecordingMode.ALWAYS);
            for (int frame = 0; frame < 120; frame++) {
                recording.caller(frame(100 + frame));
                if (frame >= 50 && frame < 60) {
                    recording.agent(frame(-frame));
                }
            }
            recording.close();
            recording.close();
        }

        AudioInputStream audio = AudioSystem.getAudioInputStream(wav().toFile());
        AudioFormat format = audio.getFormat();
        assertThat(format.getChannels()).isEqualTo(2);
        assertThat(format.getSampleRate()).isEqualTo(8000);
        assertThat(audio.getFrameLength()).isEqualTo(120 * 160);
        ByteBuffer samples = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(samples.getShort(0)).isEqualTo((short) 100);
        assertThat(samples.getShort(2)).isZero();
        int inFrame55 = 55 * 160 * 4;
        assertThat(samples.getShort(inFrame55)).isEqualTo((short) 155);
        assertThat(samples.getShort(inFrame55 + 2)).isEqualTo((short) -54);
    }

    @Test
    void whatIsPrivateIsSilenceAndTheTimeGoesOn() throws Exception {
        try (CallArchive archive = new CallArchive(root, CLOCK)) {
            CallRecording recording = open(archive, RecordingMode.ALWAYS);
            for (int frame = 0; frame < 30; frame++) {
                recording.keep(frame >= 10 && frame < 20 ? Privacy.PRIVATE : Privacy.OPEN);
                recording.agent(frame(500));
                recording.caller(frame(100));
            }
            recording.close();
        }

        AudioInputStream audio = AudioSystem.getAudioInputStream(wav().toFile());
        assertThat(audio.getFrameLength()).isEqualTo(30 * 160);
        ByteBuffer samples = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(samples.getInt(9 * 160 * 4)).isNotZero();
        for (int at = 10 * 160 * 4; at < 20 * 160 * 4; at += 4) {
            assertThat(samples.getInt(at)).isZero();
        }
        assertThat(samples.getShort(20 * 160 * 4)).isEqualTo((short) 100);
        assertThat(samples.getShort(20 * 160 * 4 + 2)).isEqualTo((short) 500);
    }

    @Test
    void whatACrashLeavesBehindCanBeHeard() throws Exception {
        WavFile file = new WavFile(root.resolve("crash.wav"), 8000);
        file.write(ByteBuffer.allocate(8000 * 4));

        byte[] left = Files.readAllBytes(root.resolve("crash.wav"));

        AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(left));
        assertThat(audio.getFrameLength()).isEqualTo(8000);
        file.close();
    }

    @Test
    void theHeaderIsTheCanonicalOne() throws IOException {
        try (WavFile file = new WavFile(root.resolve("a.wav"), 8000)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
        }

        assertThat(Files.readAllBytes(root.resolve("a.wav")))
                .startsWith('R', 'I', 'F', 'F', 40, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0)
                .endsWith('d', 'a', 't', 'a', 4, 0, 0, 0, 1, 2, 3, 4)
                .hasSize(48);
    }

    @Test
    void withoutConsentNothingIsKeptAndAfterItTheRest() throws Exception {
        try (CallArchive archive = new CallArchive(root, CLOCK)) {
            CallRecording recording = open(archive, RecordingMode.AFTER_CONSENT);
            recording.caller(frame(1));
            recording.allow();
            recording.caller(frame(2));
            recording.close();
        }

        assertThat(AudioSystem.getAudioInputStream(wav().toFile()).getFrameLength())
                .isEqualTo(160);
    }

    @Test
    void aCallThatIsNotRecordedLeavesNoSound() throws IOException {
        try (CallArchive archive = new CallArchive(root, CLOCK)) {
            CallArchive.Kept kept = archive.open("pbx/17.4", 1, "offer", RecordingMode.OFF, 8000);
            kept.recording().caller(frame(1));
            kept.recording().allow();
            kept.recording().close();
            CallRecording refused = open(archive, RecordingMode.AFTER_CONSENT);
            refused.caller(frame(1));
            refused.close();
        }

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void theTranscriptIsOneJsonObjectALine() throws IOException {
        try (CallArchive archive = new CallArchive(root, CLOCK)) {
            Transcript transcript = archive.open("pbx/17.4", 1, "offer", RecordingMode.OFF, 8000)
                    .transcript();
            transcript.write(
                    Duration.ofMillis(40),
                    new TranscriptEvent.AgentSaid("Hello \"you\"", TranscriptEvent.Hearing.WHOLE));
            transcript.write(Duration.ofMillis(900), new TranscriptEvent.Turn(Map.of("firstAudio", 420L)));
            transcript.write(
                    Duration.ofSeconds(2),
                    new TranscriptEvent.Ended(new CallOutcome(
                            "CALLBK",
                            new NextStep.HangUp(),
                            List.of(new BookEntry.Callback(LocalDateTime.parse("2026-03-03T10:00"), "x")),
                            "")));
        }

        assertThat(Files.readAllLines(folder().resolve("transcript.jsonl")))
                .containsExactly(
                        "{\"atMs\":40,\"who\":\"agent\",\"kind\":\"speech\",\"text\":\"Hello \\\"you\\\"\",\"heard\":\"whole\"}",
                        "{\"atMs\":900,\"who\":\"system\",\"kind\":\"turn\",\"ms\":{\"firstAudio\":420}}",
                        "{\"atMs\":2000,\"who\":\"system\",\"kind\":\"outcome\",\"outcome\":{\"disposition\":\"CALLBK\","
                                + "\"next\":{\"type\":\"hang-up\"},\"entries\":[{\"type\":\"callback\","
                                + "\"when\":\"2026-03-03T10:00:00\",\"comments\":\"x\"}],\"summary\":\"\"}}");
    }

    @Test
    void theFolderIsFoundByDateCallAndProfileAndSafe() throws IOException {
        assertThat(new CallFolder(root, LocalDateTime.now(CLOCK), "../../etc/x y;1.2", "of/fer").file("f"))
                .isEqualTo(root.resolve("2026-03-02/143005-_etc_x_y_1.2-of_fer/f"));
        assertThat(new CallFolder(root, LocalDateTime.now(CLOCK), "../../etc/x y;1.2", "of/fer").file("f"))
                .isEqualTo(root.resolve("2026-03-02/143005-_etc_x_y_1.2-of_fer-2/f"));
    }

    @Test
    void aDiskThatCanNotFollowCostsPiecesAndNotTheCall() throws InterruptedException {
        java.util.concurrent.CountDownLatch slow = new java.util.concurrent.CountDownLatch(1);
        RecordingWriter writer = new RecordingWriter(2);
        for (int piece = 0; piece < 10; piece++) {
            writer.hand(() -> {
                try {
                    slow.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        assertThat(writer.dropped()).isBetween(7L, 8L);
        slow.countDown();
        writer.close();
    }

    private static CallRecording open(CallArchive archive, RecordingMode mode) {
        return archive.open("pbx/17.4", 1, "offer", mode, 8000).recording();
    }

    private Path folder() {
        return root.resolve("2026-03-02/143005-pbx_17.4-offer");
    }

    private Path wav() {
        return folder().resolve("call.wav");
    }

    private static short[] frame(int value) {
        short[] samples = new short[160];
        java.util.Arrays.fill(samples, (short) value);
        return samples;
    }
}
