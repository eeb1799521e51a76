package io.viciagents.node.recording;

import io.viciagents.cluster.ConversationSummary;
import io.viciagents.cluster.ConversationSummary.Line;
import io.viciagents.cluster.ConversationSummary.Speaker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> gapMillis = new ArrayList<>();

    CallNotes(Transcript kept, CallFolder folder) {
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
                    note(at, Speaker.NODE, "answered after " + gap + " ms");
                });
            case TranscriptEvent.Ended ended -> {}
        }
    }

    private void note(Duration at, Speaker who, String text) {
        if (lines.size() < MOST_LINES) {
            String masked = Masking.mask(text);
            lines.add(new Line(at, who, masked.substring(0, Math.min(masked.length(), LONGEST_LINE))));
        }
    }

    /** What is known by now. */
    ConversationSummary summary(String profileVersion, Optional<BigDecimal> cost) {
        return new ConversationSummary(
                profileVersion,
                gapMillis,
                cost,
                folder.asked(CallFolder.SOUND).map(Path::toString),
                folder.asked(CallFolder.TRANSCRIPT).map(Path::toString),
                lines);
    }

    @Override
    public void close() {
        kept.close();
    }
}
