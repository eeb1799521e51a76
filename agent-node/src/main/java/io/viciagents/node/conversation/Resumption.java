package io.viciagents.node.conversation;

import io.viciagents.cluster.Assignment;
import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Answer;
import io.viciagents.cluster.ConversationState.Line;
import io.viciagents.cluster.ConversationState.Playing;
import io.viciagents.cluster.ConversationState.Sentence;
import io.viciagents.cluster.ConversationState.Speaker;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Happening;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Resuming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a conversation goes on that another node held. A sentence that was cut is taken up at the clause that was being
 * heard, after a short phrase; what had not begun is said; what the caller said meanwhile is asked for again, with the last
 * question, because nobody heard it. A pure function of what is known.
 *
 * @param heard of the sentence that was being said, what the caller heard: for the dialogue's memory
 * @param firstWords with what the agent goes on
 */
record Resumption(Optional<String> heard, FirstWords firstWords) {
    private static final int SAMPLES_A_MILLISECOND = 1;
    private static final String CLAUSE_ENDS = ",;:";

    /** @param now by this node's clock: clocks may differ by a little, then a little is said twice or left out */
    static Resumption of(Assignment.Before before, Instant now, Resuming phrases) {
        ConversationState state = before.state();
        Optional<Sentence> running = state.unsaid().stream()
                .findFirst()
                .filter(first -> first.playing().isPresent());
        String heard =
                running.map(first -> heard(first, now.minus(before.silence()))).orElse("");
        boolean whole = running.filter(first -> first.text().equals(heard)).isPresent();
        boolean cut = !whole && !heard.isEmpty();
        List<Sentence> left = left(state, heard, whole);
        List<AnswerPart> parts = new ArrayList<>();
        if (cut) {
            say(phrases.cut(), parts);
        }
        if (left.isEmpty()
                && state.answer() == Answer.COMPLETE
                && state.outcome().isEmpty()
                && !handedOver(before)) {
            say(phrases.missed(), parts);
            question(state, whole ? heard : "").ifPresent(text -> say(text, parts));
        }
        left.forEach(sentence -> parts.add(new AnswerPart.Say(
                sentence.text(), sentence.mayBeInterrupted() ? Interruption.ALLOWED : Interruption.REFUSED)));
        state.outcome().ifPresent(outcome -> parts.add(new AnswerPart.End(outcome)));
        Optional<Happening> asked =
                state.outcome().isPresent() ? Optional.empty() : Optional.of(new Happening.Resumed());
        return new Resumption(Optional.of(heard).filter(text -> !text.isEmpty()), new FirstWords(parts, asked));
    }

    private static boolean handedOver(Assignment.Before before) {
        return before.silence().isZero();
    }

    private static void say(String text, List<AnswerPart> parts) {
        if (!text.isEmpty()) {
            parts.add(new AnswerPart.Say(text, Interruption.ALLOWED));
        }
    }

    private static String heard(Sentence sentence, Instant until) {
        Playing playing = sentence.playing().orElseThrow();
        HeardText text = new HeardText(sentence.text(), SAMPLES_A_MILLISECOND * 1000);
        text.audio((int) playing.length().toMillis());
        text.complete();
        Duration played = Duration.between(playing.since(), until);
        return text.heard(played.isNegative() ? Duration.ZERO : played);
    }

    /** The rest of an answer that was not complete will be told anew by the dialogue. */
    private static List<Sentence> left(ConversationState state, String heard, boolean whole) {
        if (state.answer() == Answer.UNDER_WAY) {
            return List.of();
        }
        List<Sentence> left = new ArrayList<>(state.unsaid());
        if (whole) {
            left.removeFirst();
        } else if (!heard.isEmpty()) {
            Sentence cut = left.removeFirst();
            left.addFirst(new Sentence(rest(cut, heard), cut.mayBeInterrupted(), Optional.empty()));
        }
        return left;
    }

    /** From the beginning of the clause that was cut; what must be heard whole, such as a disclosure, from its beginning. */
    private static String rest(Sentence cut, String heard) {
        if (!cut.mayBeInterrupted()) {
            return cut.text();
        }
        for (int at = heard.length() - 1; at > 0; at--) {
            boolean ends = CLAUSE_ENDS.indexOf(heard.charAt(at)) >= 0;
            if (ends && at + 1 < cut.text().length() && cut.text().charAt(at + 1) == ' ') {
                return cut.text().substring(at + 1).strip();
            }
        }
        return cut.text();
    }

    private static Optional<String> question(ConversationState state, String heardLast) {
        return Optional.of(heardLast)
                .filter(text -> !text.isEmpty())
                .or(() -> state.spoken().reversed().stream()
                        .filter(line -> line.speaker() == Speaker.AGENT)
                        .map(Line::text)
                        .findFirst()
                        .filter(text -> !text.equals(CallRecord.PRIVATE)));
    }
}
