package io.viciagents.node.recording;

import io.viciagents.node.recording.NumberRuns.Run;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Hides card numbers that are told piece by piece: "4111 1111", then "1111 1111", over several turns, sentences or
 * keys. A line that ends in a number waits, and all that comes after it, until it is known whether the number goes on:
 * the speaker's next words tell. Confined to the call's loop. Mutable: the lines that wait, and the number each side is
 * in the middle of.
 */
final class MaskedTranscript implements Transcript {
    private static final int CARD_DIGITS = 12;
    /** What follows is another number. */
    private static final int WHOLE_CARD = 16;

    private static final int MOST_WAITING = 60;

    private final Transcript next;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private Optional<Spelled> callers = Optional.empty();
    private Optional<Spelled> agents = Optional.empty();

    MaskedTranscript(Transcript next) {
        this.next = next;
    }

    @Override
    public void write(Duration at, TranscriptEvent event) {
        Line line = new Line(at, event);
        switch (event) {
            case TranscriptEvent.CallerSaid(String words) -> callers = goOn(callers, words, line);
            case TranscriptEvent.Pressed(String keys) -> callers = goOn(callers, keys, line);
            case TranscriptEvent.AgentSaid(String text, TranscriptEvent.Hearing hearing) ->
                agents = goOn(agents, text, line);
            case TranscriptEvent.Turn turn -> {}
            case TranscriptEvent.Noted noted -> {}
            case TranscriptEvent.Ended ended -> complete();
        }
        waiting.add(line);
        release();
    }

    /** The number that the speaker is in the middle of after this, if any. */
    private static Optional<Spelled> goOn(Optional<Spelled> before, String text, Line line) {
        List<Run> runs = NumberRuns.in(text);
        if (runs.isEmpty()) {
            // "Okay", or nothing that was understood, stands between the pieces of a number, too.
            return before.filter(number -> !text.strip().contains(" ") || number.ends());
        }
        Optional<Spelled> number = before;
        for (Run run : runs) {
            if (number.isEmpty() || !run.goesOn()) {
                number.ifPresent(Spelled::ends);
                number = Optional.of(new Spelled());
            }
            number.get().add(run);
            line.pieces.add(new Piece(run, number.get()));
            if (!run.mayGoOn() || number.get().isWhole()) {
                number.get().ends();
                number = Optional.empty();
            }
        }
        return number;
    }

    private void complete() {
        callers.ifPresent(Spelled::ends);
        agents.ifPresent(Spelled::ends);
        callers = Optional.empty();
        agents = Optional.empty();
    }

    private void release() {
        while (!waiting.isEmpty()
                && (waiting.size() > MOST_WAITING || !waiting.getFirst().waits())) {
            Line line = waiting.removeFirst();
            next.write(line.at, line.masked());
        }
    }

    /** Writes what waits: nothing more is expected for now. */
    void flush() {
        complete();
        release();
    }

    @Override
    public void close() {
        flush();
        next.close();
    }

    /** A number as far as it was told. */
    private static final class Spelled {
        private int digits;
        private boolean open = true;

        void add(Run run) {
            digits += run.digits();
        }

        /** It does not go on; gives false, for nobody is in the middle of it any more. */
        boolean ends() {
            open = false;
            return false;
        }

        boolean isWhole() {
            return digits >= WHOLE_CARD;
        }

        boolean isCard() {
            return digits >= CARD_DIGITS;
        }
    }

    private record Piece(Run run, Spelled number) {}

    /** A line and the numbers in it. */
    private static final class Line {
        private final Duration at;
        private final TranscriptEvent event;
        private final List<Piece> pieces = new ArrayList<>();

        Line(Duration at, TranscriptEvent event) {
            this.at = at;
            this.event = event;
        }

        boolean waits() {
            return pieces.stream()
                    .anyMatch(piece -> piece.number().open && !piece.number().isCard());
        }

        TranscriptEvent masked() {
            return switch (event) {
                case TranscriptEvent.CallerSaid(String words) -> new TranscriptEvent.CallerSaid(masked(words));
                case TranscriptEvent.Pressed(String keys) -> new TranscriptEvent.Pressed(masked(keys));
                case TranscriptEvent.AgentSaid(String text, TranscriptEvent.Hearing hearing) ->
                    new TranscriptEvent.AgentSaid(masked(text), hearing);
                case TranscriptEvent.Turn turn -> turn;
                case TranscriptEvent.Noted noted -> noted;
                case TranscriptEvent.Ended ended -> ended;
            };
        }

        private String masked(String text) {
            StringBuilder masked = new StringBuilder(text);
            for (Piece piece : pieces.reversed()) {
                if (piece.number().isCard()) {
                    masked.replace(piece.run().begin(), piece.run().end(), Masking.MASKED);
                }
            }
            return masked.toString();
        }
    }
}
