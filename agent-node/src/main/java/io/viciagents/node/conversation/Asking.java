package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerListener;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Optional;

/**
 * The one answer that a conversation waits for. Confined to the call's loop.
 *
 * <p>A dialogue that tells nothing for five seconds has failed, unless it said that it waits for something. What an
 * answer tells after it was cancelled or retracted is not heard. Mutable: the answer under way, and the last one.
 */
final class Asking {
    private static final Duration FOR_A_PART = Duration.ofSeconds(5);

    private final Dialogue dialogue;
    private final Timers timers;
    private final AnswerListener listener;
    private Optional<Told> last = Optional.empty();
    private Timers.Alarm alarm = () -> {};

    Asking(Dialogue dialogue, Timers timers, AnswerListener listener) {
        this.dialogue = dialogue;
        this.timers = timers;
        this.listener = listener;
    }

    void ask(Happening happening) {
        cancel();
        Told told = new Told();
        last = Optional.of(told);
        watch(told, FOR_A_PART);
        told.answering = Optional.of(dialogue.answer(happening, told));
    }

    private void watch(Told told, Duration patience) {
        alarm.cancel();
        alarm = timers.after(
                patience, () -> giveUp(told, "the dialogue said nothing for " + patience.toSeconds() + " s"));
    }

    private static void giveUp(Told told, String reason) {
        told.answering.ifPresent(Dialogue.Answering::cancel);
        told.failed(reason);
    }

    /** The answer under way has failed, unless the dialogue has something else to say in its place. */
    void giveUp(String reason) {
        last.filter(told -> told.state == State.UNDER_WAY)
                .filter(told ->
                        told.answering.filter(Dialogue.Answering::replace).isEmpty())
                .ifPresent(told -> giveUp(told, reason));
    }

    /** How long the part after this one may take. */
    private static Duration patience(AnswerPart part) {
        return switch (part) {
            case AnswerPart.Ask ask -> PendingRequests.LIMIT.plus(FOR_A_PART);
            case AnswerPart.Work(Duration atMost, Runnable begin) -> atMost.plus(FOR_A_PART);
            case AnswerPart.Say say -> FOR_A_PART;
            case AnswerPart.Listen listen -> FOR_A_PART;
            case AnswerPart.NoMatch noMatch -> FOR_A_PART;
            case AnswerPart.RecordingAllowed allowed -> FOR_A_PART;
            case AnswerPart.Keep keep -> FOR_A_PART;
            case AnswerPart.Noted noted -> FOR_A_PART;
            case AnswerPart.End end -> FOR_A_PART;
        };
    }

    /** Whether more of an answer may follow. */
    boolean underWay() {
        return last.filter(told -> told.state == State.UNDER_WAY).isPresent();
    }

    void cancel() {
        end().flatMap(told -> told.answering).ifPresent(Dialogue.Answering::cancel);
    }

    void retract() {
        end();
        last.flatMap(told -> told.answering).ifPresent(Dialogue.Answering::retract);
        last = Optional.empty();
    }

    private Optional<Told> end() {
        alarm.cancel();
        Optional<Told> running = last.filter(told -> told.state == State.UNDER_WAY);
        running.ifPresent(told -> told.state = State.OVER);
        return running;
    }

    private enum State {
        UNDER_WAY,
        OVER
    }

    /** Passes on what one answer tells while it is the one. */
    private final class Told implements AnswerListener {
        private Optional<Dialogue.Answering> answering = Optional.empty();
        private State state = State.UNDER_WAY;

        @Override
        public void part(AnswerPart part) {
            if (state == State.UNDER_WAY) {
                watch(this, patience(part));
                listener.part(part);
            }
        }

        @Override
        public void done() {
            if (state == State.UNDER_WAY) {
                end();
                listener.done();
            }
        }

        @Override
        public void failed(String reason) {
            if (state == State.UNDER_WAY) {
                end();
                listener.failed(reason);
            }
        }
    }
}
