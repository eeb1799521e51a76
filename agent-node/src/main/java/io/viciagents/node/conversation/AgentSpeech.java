package io.viciagents.node.conversation;

import io.viciagents.cluster.ConversationState;
import io.viciagents.node.media.Playout;
import io.viciagents.node.profile.Interruption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the agent says: sentences in their order, synthesised one ahead. Confined to the call's loop. Mutable: the sentences
 * that are not over yet.
 */
final class AgentSpeech {
    private static final int SYNTHESISED_AHEAD = 2;

    private final PreparedVoice voice;
    private final Playout playout;
    private final Guard guard;
    private final Listener listener;
    private final Deque<Sentence> sentences = new ArrayDeque<>();
    private Sound sound = Sound.NONE;
    private Floor floor = Floor.OPEN;

    AgentSpeech(PreparedVoice voice, Playout playout, Guard guard, Listener listener) {
        this.voice = voice;
        this.playout = playout;
        this.guard = guard;
        this.listener = listener;
    }

    /** Speaks this after what is being spoken. */
    void say(String text, Interruption interruption) {
        say(text, interruption, Content.SENTENCE);
    }

    /** Fills a wait: what is heard of it is no answer yet. */
    void fill(String text) {
        say(text, Interruption.ALLOWED, Content.FILLER);
    }

    private void say(String text, Interruption interruption, Content content) {
        if (text.isBlank()) {
            return;
        }
        Playing playing = new Playing(content);
        Sentence sentence = new Sentence(text, interruption, voice, guard, playout.play(playing), playing);
        playing.sentence = Optional.of(sentence);
        if (sentences.isEmpty()) {
            sound = Sound.NONE;
        }
        sentences.add(sentence);
        synthesiseAhead();
    }

    private void over(Sentence sentence) {
        listener.said(sentence.text());
        if (floor == Floor.LAST_SENTENCE) {
            cut();
            reopen();
        }
        synthesiseAhead();
        if (sentences.isEmpty()) {
            listener.silent();
        }
    }

    private void synthesiseAhead() {
        Iterator<Sentence> next = new ArrayDeque<>(sentences).iterator();
        for (int ahead = 0; ahead < SYNTHESISED_AHEAD && next.hasNext(); ahead++) {
            next.next().synthesise();
        }
    }

    /** Whether something is being said, or will be. */
    boolean busy() {
        return !sentences.isEmpty();
    }

    /** Whether a sentence is being heard at this moment, or was when it was held. */
    boolean inASentence() {
        return !sentences.isEmpty() && sentences.getFirst().begun();
    }

    /** What has not been heard to its end. */
    List<ConversationState.Sentence> unsaid(Instant now) {
        return sentences.stream().map(sentence -> sentence.unsaid(now)).toList();
    }

    /** Whether the caller's voice may stop what is being said. */
    Interruption interruption() {
        return floor == Floor.CLOSING || sentences.isEmpty()
                ? Interruption.REFUSED
                : sentences.getFirst().interruption();
    }

    /** Whether anything of what is queued has been heard. */
    boolean unheard() {
        return sound == Sound.NONE;
    }

    /** Whether the last sentence is being said: mostly a question. */
    boolean atTheQuestion() {
        return sentences.size() == 1;
    }

    /** Whether a question is about to be over, and nothing follows it: whoever speaks now may well be answering it. */
    boolean endingAQuestion() {
        return atTheQuestion() && sentences.getFirst().endingAQuestion();
    }

    /** What is queued are the last words of the call, which no voice stops. */
    void close() {
        floor = Floor.CLOSING;
        resume();
    }

    /** What is being said is said to its end, and nothing after it. */
    void dropWhatFollows() {
        if (busy() && floor == Floor.OPEN) {
            floor = Floor.LAST_SENTENCE;
        }
    }

    /** The conversation goes on after all. */
    void reopen() {
        floor = Floor.OPEN;
    }

    void hold() {
        playout.hold();
    }

    /** Speaks on from the beginning of the word that was cut. */
    void resume() {
        playout.resume(
                sentences.isEmpty() ? Duration.ZERO : sentences.getFirst().rewind());
    }

    /** Forgets what was to be said. */
    void cut() {
        Deque<Sentence> all = new ArrayDeque<>(sentences);
        all.forEach(Sentence::stop);
        playout.flush();
        sentences.clear();
    }

    /** What is said, as it is said. */
    interface Listener {
        /** The first sound of what was queued goes out. */
        void sounding();

        /** The first sound of a sentence goes out. */
        void sentenceBegins();

        /** The caller has heard this, all of it. */
        void said(String text);

        /** The caller has heard this much of a sentence, and then cut in. */
        void cut(String sentence, String heard);

        /** Everything has been said. */
        void silent();

        /** A sentence could not be spoken. */
        void mute(String reason);
    }

    private enum Sound {
        NONE,
        HEARD
    }

    private enum Content {
        SENTENCE,
        FILLER
    }

    private enum Floor {
        OPEN,
        LAST_SENTENCE,
        CLOSING
    }

    /** Follows one sentence through the playout. */
    private final class Playing implements Playout.Listener, Sentence.Listener {
        private final Content content;
        private Optional<Sentence> sentence = Optional.empty();

        private Playing(Content content) {
            this.content = content;
        }

        @Override
        public void started() {
            if (sound == Sound.NONE && content == Content.SENTENCE) {
                sound = Sound.HEARD;
                guard.run(listener::sounding);
            }
            guard.run(listener::sentenceBegins);
        }

        @Override
        public void finished() {
            guard.run(() -> sentence.filter(sentences::remove).ifPresent(AgentSpeech.this::over));
        }

        @Override
        public void cut(Duration played) {
            sentence.filter(cut -> !cut.heard(played).isEmpty())
                    .ifPresent(cut -> listener.cut(cut.text(), cut.heard(played)));
        }

        @Override
        public void synthesised() {
            synthesiseAhead();
        }

        @Override
        public void broken(String reason) {
            listener.mute(reason);
        }
    }
}
