package io.viciagents.node.recording;

import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.cluster.ConversationSummary;
import io.viciagents.cluster.ConversationSummary.Line;
import io.viciagents.cluster.ConversationSummary.Speaker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Remembers what a transcript is told, for the call history. Confined to the call's loop. Bounded: a conversation that goes
 * round in circles for an hour is remembered as far as {@link #MOST_LINES}; its transcript has it all.
 */
final class CallNotes implements Transcript {
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 1000;

    /** The name by which a turn tells when the agent's first sound was sent. */
    private static final String GAP = "firstAudio";

    private final Transcript kept;
    private final CallFolder folder;
    private final Optional<String> shelved;
    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> gapMillis = new ArrayList<>();

    /** @param shelved where the whole call will be found, if it is brought to a storage */
    CallNotes(Transcript kept, CallFolder folder, Optional<String> shelved) {
        this.shelved = shelved;
        this.kept = kept;
        this.folder = folder;
    }

    @Override
    public void write(Duration at, TranscriptEvent event) {
        kept.write(at, event);
        switch (event) {
            case TranscriptEvent.AgentSaid said -> note(at, Speaker.AGENT, said.text());
            case TranscriptEvent.CallerSaid said -> note(at, Speaker.CALLER, said.words());
            case TranscriptEvent.Pressed pressed -> note(at, Speaker.CALLER, "pressed " + pressed.keys());
            case TranscriptEvent.Noted noted -> note(at, Speaker.NODE, noted.what());
            case TranscriptEvent.Turn turn ->
                Optional.ofNullable(turn.millis().get(GAP)).ifPresent(gap -> {
                    gapMillis.add(Math.toIntExact(gap));
                    note(at, Speaker.NODE, "answered after " + gap + " ms" + parts(turn.millis()));
                });
            case TranscriptEvent.Ended ended -> {}
        }
    }

    /** What the gap is made of, each part counted from the end of the caller's speech. */
    private static String parts(Map<String, Long> millis) {
        String parts = millis.entrySet().stream()
                .filter(part -> !part.getKey().equals(GAP))
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : " (" + parts + ")";
    }

    private void note(Duration at, Speaker who, String text) {
        if (lines.size() < MOST_LINES) {
            String masked = Masking.mask(text);
            lines.add(new Line(at, who, masked.substring(0, Math.min(masked.length(), LONGEST_LINE))));
        }
    }

    /** What is known by now. */
    ConversationSummary summary(String profileVersion, Optional<BigDecimal> cost, ConversationMeasures measured) {
        return new ConversationSummary(
                profileVersion,
                gapMillis,
                cost,
                folder.asked(CallFolder.SOUND).map(path -> shelved.orElse(path.toString())),
                folder.asked(CallFolder.TRANSCRIPT).map(Path::toString),
                lines,
                Optional.of(measured));
    }

    @Override
    public void close() {
        kept.close();
    }
}
