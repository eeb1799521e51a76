package io.viciagents.node.talk;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.NextStep;
import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A dialogue held line by line. Confined to one thread. Mutable: whether it is over, and the silences in a row. */
final class TextConversation implements AnswerListener {
    private final Dialogue dialogue;
    private final PrintWriter out;
    private State state = State.GOING_ON;
    private int silences;

    TextConversation(Dialogue dialogue, PrintWriter out) {
        this.dialogue = dialogue;
        this.out = out;
    }

    /** Until the dialogue ends, or the input does. */
    void hold(BufferedReader in) throws IOException {
        dialogue.answer(new Happening.Opened(), this);
        String line = read(in);
        while (state == State.GOING_ON && line != null) {
            dialogue.answer(happening(line.strip()), this);
            line = state == State.GOING_ON ? read(in) : null;
        }
    }

    private @Nullable String read(BufferedReader in) throws IOException {
        out.print("caller> ");
        out.flush();
        return in.readLine();
    }

    private Happening happening(String line) {
        silences = line.isEmpty() ? silences + 1 : 0;
        if (line.isEmpty()) {
            return new Happening.Silence(silences);
        }
        return line.matches("[0-9*#]+")
                ? new Happening.Pressed(line)
                : new Happening.Said(line.toLowerCase(Locale.ROOT));
    }

    @Override
    public void part(AnswerPart part) {
        switch (part) {
            case AnswerPart.Say say -> out.println("agent:  " + say.text());
            case AnswerPart.Listen listen -> {}
            case AnswerPart.NoMatch() -> out.println("        (not understood)");
            case AnswerPart.RecordingAllowed() -> out.println("        (recorded from here on)");
            case AnswerPart.Ask(CallRequest request, Consumer<CallAnswer> then) -> {
                out.println("        (" + request + ": done, as far as this is a rehearsal)");
                then.accept(new CallAnswer.Done(""));
            }
            case AnswerPart.Work(Duration atMost, Runnable begin) -> begin.run();
            case AnswerPart.Noted(String what) -> out.println("        (" + what + ")");
            case AnswerPart.End(CallOutcome outcome) -> end(outcome);
        }
    }

    private void end(CallOutcome outcome) {
        state = State.OVER;
        out.println("        disposition " + outcome.disposition() + ", then " + describe(outcome.next()));
        outcome.entries().forEach(entry -> out.println("        " + describe(entry)));
        if (!outcome.summary().isEmpty()) {
            out.println("        summary: " + outcome.summary());
        }
    }

    private static String describe(NextStep next) {
        return switch (next) {
            case NextStep.HangUp() -> "hang up";
            case NextStep.InGroup(String name) -> "to in-group " + name;
            case NextStep.Extension(String number) -> "to extension " + number;
        };
    }

    private static String describe(BookEntry entry) {
        return switch (entry) {
            case BookEntry.Callback(var when, String comments) -> "callback " + when + " (" + comments + ")";
            case BookEntry.DoNotCall() -> "never called again";
            case BookEntry.LeadFields(var fields) -> "lead fields " + fields;
        };
    }

    @Override
    public void done() {
        out.flush();
    }

    @Override
    public void failed(String reason) {
        out.println("        (the dialogue failed: " + reason + ")");
        out.flush();
    }

    private enum State {
        GOING_ON,
        OVER
    }
}
