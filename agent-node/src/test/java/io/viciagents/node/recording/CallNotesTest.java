package io.viciagents.node.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.cluster.ConversationSummary.Line;
import io.viciagents.cluster.ConversationSummary.Speaker;
import io.viciagents.node.profile.RecordingMode;
import io.viciagents.node.recording.TranscriptEvent.Hearing;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallNotesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T14:30:05Z"), ZoneOffset.UTC);

    @TempDir
    private Path root;

    private static final ConversationMeasures MEASURED =
            new ConversationMeasures(List.of(220), 0, 0, 0, 0, 410, 0, 0, 0);

    private CallArchive.Kept talk(CallArchive archive, String call) {
        CallArchive.Kept kept = archive.open(call, 1, "offer", RecordingMode.ALWAYS, 8000);
        kept.transcript().write(Duration.ofMillis(40), new TranscriptEvent.AgentSaid("Hello.", Hearing.WHOLE));
        kept.transcript().write(Duration.ofMillis(900), new TranscriptEvent.CallerSaid("4111 1111 1111 1111"));
        kept.transcript()
                .write(
                        Duration.ofMillis(1300),
                        new TranscriptEvent.Turn(Map.of("firstAudio", 410L, "firstText", 350L, "endConfirmed", 300L)));
        kept.transcript().write(Duration.ofMillis(1400), new TranscriptEvent.Pressed("1"));
        for (int frame = 0; frame < 60; frame++) {
            kept.recording().caller(new short[160]);
        }
        kept.recording().close();
        return kept;
    }

    @Test
    void aConversationIsSummedUpWithItsFilesAndMaskedLines() {
        CallArchive archive = new CallArchive(root, CLOCK);
        CallArchive.Kept kept = talk(archive, "pbx/17.1");
        archive.close();

        ConversationSummary summary = kept.notes().summary("3f2a", Optional.of(new BigDecimal("0.01")), MEASURED);
        assertThat(summary.measured()).hasValue(MEASURED);
        assertThat(summary.profileVersion()).isEqualTo("3f2a");
        assertThat(summary.cost()).hasValue(new BigDecimal("0.01"));
        assertThat(summary.gapMillis()).containsExactly(410);
        assertThat(summary.lines())
                .containsExactly(
                        new Line(Duration.ofMillis(40), Speaker.AGENT, "Hello."),
                        new Line(Duration.ofMillis(900), Speaker.CALLER, "[masked]"),
                        new Line(
                                Duration.ofMillis(1300),
                                Speaker.NODE,
                                "answered after 410 ms (endConfirmed 300, firstText 350)"),
                        new Line(Duration.ofMillis(1400), Speaker.CALLER, "pressed 1"));
        assertThat(summary.recording())
                .map(Path::of)
                .get()
                .satisfies(path -> assertThat(path).isRegularFile());
        assertThat(summary.transcript())
                .map(Path::of)
                .get()
                .satisfies(path -> assertThat(path).isRegularFile());
    }

    @Test
    void aConversationWithoutEndIsRememberedAsFarAsItIsUseful() {
        CallArchive archive = new CallArchive(root, CLOCK);
        CallArchive.Kept kept = archive.open("pbx/17.1", 1, "offer", RecordingMode.OFF, 8000);
        for (int line = 0; line < 1000; line++) {
            kept.transcript().write(Duration.ZERO, new TranscriptEvent.Noted("x".repeat(5000)));
        }
        archive.close();

        assertThat(kept.notes().summary("", Optional.empty(), MEASURED).lines())
                .hasSize(400)
                .allSatisfy(line -> assertThat(line.text()).hasSize(1000));
        assertThat(kept.notes().summary("", Optional.empty(), MEASURED).recording())
                .isEmpty();
    }

    @Test
    void theFoldersOfACallAreErasedAndNoOthers() throws Exception {
        CallArchive archive = new CallArchive(root, CLOCK);
        List.of("pbx/17.1", "pbx/17.1", "pbx/17.12", "pbx/217.1").forEach(call -> talk(archive, call));
        archive.close();
        assertThat(folders()).hasSize(4);

        KeptFiles kept = new KeptFiles(root);
        assertThat(kept.erase(List.of(new CallRef("pbx", "17.1")))).isEqualTo(2);
        assertThat(folders()).hasSize(2).noneMatch(name -> name.contains("_17.1-"));
        assertThat(kept.erase(List.of(new CallRef("pbx", "17.1")))).isZero();
    }

    @Test
    void whereNothingWasKeptNothingIsErased() {
        assertThat(new KeptFiles(root.resolve("nowhere")).erase(List.of(new CallRef("pbx", "17.1"))))
                .isZero();
    }

    private List<String> folders() throws Exception {
        try (Stream<Path> files = Files.list(root.resolve("2026-03-02"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
