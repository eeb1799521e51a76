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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A dialogue held line by line. Confined to one thread. Mutable: whether it is over, and the silences in a row. */
final class TextConversation implements AnswerListener {
    private final Dialogue dialogue;
    private final TalkLoop loop;
    private final PrintWriter out;
    private final List<String> said = new ArrayList<>();
    private State state = State.LISTENING;
    private Outcome outcome = Outcome.NONE;
    private int silences;

    TextConversation(Dialogue dialogue, TalkLoop loop, PrintWriter out) {
        this.dialogue = dialogue;
        this.loop = loop;
        this.out = out;
    }

    /** Until the dialogue ends, or the input does. */
    void hold(BufferedReader in) throws IOException, InterruptedException {
        answer(new Happening.Opened());
        String line = read(in);
        while (state == State.LISTENING && line != null) {
            answer(happening(line.strip()));
            line = state == State.LISTENING ? read(in) : null;
        }
    }

    /** All that is said is heard: nobody interrupts in writing. */
    private void answer(Happening happening) throws InterruptedException {
        state = State.ANSWERING;
        dialogue.answer(happening, this);
        loop.runUntil(() -> state != State.ANSWERING);
        said.forEach(dialogue::heard);
        said.clear();
        out.flush();
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
            case AnswerPart.Say say -> {
                said.add(say.text());
                out.println("agent:  " + say.text());
            }
            case AnswerPart.Listen listen -> {}
            case AnswerPart.NoMatch() -> out.println("        (not understood)");
            case AnswerPart.RecordingAllowed() -> out.println("        (recorded from here on)");
            case AnswerPart.Ask(CallRequest request, Consumer<CallAnswer> then) -> {
                out.println("        (" + request + ": done, as far as this is a rehearsal)");
                then.accept(new CallAnswer.Done(""));
            }
            case AnswerPart.Work(Duration atMost, Runnable begin) -> begin.run();
            case AnswerPart.Keep(var privacy) ->
                out.println("        (from here on " + privacy.name().toLowerCase(Locale.ROOT) + ")");
            case AnswerPart.Noted(String what) -> out.println("        (" + what + ")");
            case AnswerPart.End(CallOutcome reached) -> end(reached);
        }
    }

    private void end(CallOutcome reached) {
        outcome = Outcome.REACHED;
        out.println("        disposition " + reached.disposition() + ", then " + describe(reached.next()));
        reached.entries().forEach(entry -> out.println("        " + describe(entry)));
        if (!reached.summary().isEmpty()) {
            out.println("        summary: " + reached.summary());
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
        state = outcome == Outcome.REACHED ? State.OVER : State.LISTENING;
    }

    @Override
    public void failed(String reason) {
        out.println("        (the dialogue failed, a call would be in trouble: " + reason + ")");
        state = State.OVER;
    }

    private enum State {
        LISTENING,
        ANSWERING,
        OVER
    }

    private enum Outcome {
        NONE,
        REACHED
    }
}
