package io.viciagents.node.conversation;

import io.viciagents.cluster.ConversationState;
import io.viciagents.cluster.ConversationState.Playing;
import io.viciagents.node.media.Playout;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One sentence on its way from text to the caller's ear. Confined to the call's loop.
 *
 * <pre>
 *   waiting --synthesise--&gt; synthesising --done--&gt; complete
 *                            |  ^   |
 *            nothing yet: once more |  failed again, or in the middle, or silent for too long
 *                                   v
 *                                 broken
 * </pre>
 */
final class Sentence implements SynthesisListener {
    /** Between two pieces of its sound. */
    private static final Duration FOR_MORE = Duration.ofSeconds(3);

    private static final String QUESTION_MARKS = "?\uff1f\u061f";
    /** Callers answer a question whose end they can guess. */
    private static final Duration LAST_MOMENTS = Duration.ofMillis(1500);

    private static final Synthesiser.Synthesis NONE = () -> {};

    private final String text;
    private final Interruption interruption;
    private final PreparedVoice voice;
    private final Timers timers;
    private final Playout.Utterance utterance;
    private final Listener listener;
    private final HeardText heardText;
    private State state = State.WAITING;
    private Synthesiser.Synthesis synthesis = NONE;
    private Timers.Alarm alarm = () -> {};
    private int tries;
    private int chunks;

    Sentence(
            String text,
            Interruption interruption,
            PreparedVoice voice,
            Timers timers,
            Playout.Utterance utterance,
            Listener listener) {
        this.text = text;
        this.interruption = interruption;
        this.voice = voice;
        this.timers = timers;
        this.utterance = utterance;
        this.listener = listener;
        this.heardText = new HeardText(text, voice.sampleRate());
    }

    Interruption interruption() {
        return interruption;
    }

    String text() {
        return text;
    }

    String heard(Duration played) {
        return heardText.heard(played);
    }

    /** As another node would have to say it. */
    ConversationState.Sentence unsaid(Instant now) {
        Duration played = utterance.played();
        Optional<Playing> playing =
                played.isZero() ? Optional.empty() : Optional.of(new Playing(now.minus(played), heardText.length()));
        return new ConversationState.Sentence(text, interruption == Interruption.ALLOWED, playing);
    }

    /** Whether its sound has begun. */
    boolean begun() {
        return !utterance.played().isZero();
    }

    /** Whether it asks something, and its last moments are being heard. */
    boolean endingAQuestion() {
        return !text.isBlank()
                && QUESTION_MARKS.indexOf(text.strip().charAt(text.strip().length() - 1)) >= 0
                && begun()
                && heardText.length().minus(utterance.played()).compareTo(LAST_MOMENTS) <= 0;
    }

    Duration rewind() {
        return heardText.rewind(utterance.played());
    }

    /** Starts the synthesis, unless it was started before. */
    void synthesise() {
        if (state == State.WAITING) {
            state = State.SYNTHESISING;
            start();
        }
    }

    private void start() {
        tries++;
        watch();
        synthesis = voice.speak(text, this);
    }

    private void watch() {
        alarm.cancel();
        Duration patience = chunks == 0 ? forTheFirst() : FOR_MORE;
        alarm = timers.after(patience, () -> tooLate(patience));
    }

    private Duration forTheFirst() {
        return tries == 1 ? voice.patience() : voice.patienceOnceMore();
    }

    /** The caller has waited for as long as anybody may: it is not tried again. */
    private void tooLate(Duration patience) {
        synthesis.tooLate();
        giveUp("the synthesiser said nothing for " + patience.toMillis() + " ms");
    }

    /** Nothing more of it is wanted. */
    void stop() {
        alarm.cancel();
        state = State.ENDED;
        synthesis.cancel();
    }

    @Override
    public void audio(short[] samples) {
        if (state == State.SYNTHESISING) {
            chunks++;
            watch();
            heardText.audio(samples.length);
            utterance.append(samples);
        }
    }

    @Override
    public void word(int textOffset, Duration at) {
        heardText.word(textOffset, at);
    }

    @Override
    public void done() {
        if (state == State.SYNTHESISING && chunks == 0) {
            broken("the synthesiser gave no audio");
        } else if (state == State.SYNTHESISING) {
            alarm.cancel();
            state = State.ENDED;
            heardText.complete();
            utterance.complete();
            listener.synthesised();
        }
    }

    @Override
    public void failed(Failure failure) {
        broken(failure.sentence());
    }

    private void broken(String reason) {
        if (state != State.SYNTHESISING) {
            return;
        }
        alarm.cancel();
        synthesis.cancel();
        if (chunks == 0 && tries < 2) {
            start();
        } else {
            giveUp(reason);
        }
    }

    private void giveUp(String reason) {
        state = State.ENDED;
        utterance.complete();
        listener.broken(reason);
    }

    /** What becomes of the synthesis. */
    interface Listener {
        /** All of the audio is there. */
        void synthesised();

        /** The sentence can not be spoken, or not to its end. */
        void broken(String reason);
    }

    private enum State {
        WAITING,
        SYNTHESISING,
        ENDED
    }
}
