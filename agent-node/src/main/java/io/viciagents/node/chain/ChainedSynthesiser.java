package io.viciagents.node.chain;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The voices of one call: the first of the chain speaks; when it fails before a sound was made, the next speaks the
 * text, with its own voice of the same language, and the call stays with that one, for an agent whose voice changes to
 * and fro frightens people. When it makes no sound for its share of the time that a caller may wait, the next is asked
 * beside it, and whichever sounds first speaks the text. Once a text sounds, nobody takes over. When all have failed,
 * the first is tried again with the next text. A first voice that speaks only its {@link OwnWords own words} is asked
 * before the others each time, and no text that it leaves to them counts as its failure.
 *
 * <p>The caller may wait for as long as the most patient of the voices allows; that time is shared evenly among them, so that
 * each has been asked before it is over.
 *
 * <p>Any thread. Mutable: whose voice it is.
 */
final class ChainedSynthesiser implements Synthesiser {
    private final List<Voiced> voices;
    private final ChainMeters meters;
    private final Supplier<Strand> strands;
    private final Duration patience;
    private final Duration share;
    private final int first;
    private final AtomicInteger speaking;

    ChainedSynthesiser(List<Voiced> voices, Supplier<Strand> strands, ChainMeters meters) {
        this.voices = List.copyOf(voices);
        this.meters = meters;
        this.strands = strands;
        this.patience = voices.stream()
                .map(voiced -> voiced.link().provider().patience())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        this.share = patience.dividedBy(voices.size());
        this.first = voices.getFirst().speaksOnlyItsOwn() ? 1 : 0;
        this.speaking = new AtomicInteger(first);
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        Race race = new Race(request, listener, strands.get());
        race.ask(first == 0 ? speaking.get() : 0);
        return race;
    }

    @Override
    public void expect(String language, String voice, int sampleRate) {
        voices.forEach(voiced -> voiced.expect(language, sampleRate));
    }

    @Override
    public Duration patience() {
        return patience;
    }

    private void staysWith(int voice) {
        speaking.accumulateAndGet(voice, Math::max);
    }

    /**
     * A provider and the voice it speaks with.
     *
     * @param link the provider
     * @param voice its own name of the voice
     */
    record Voiced(Link<Synthesiser> link, String voice) {
        private SynthesisRequest with(SynthesisRequest asked) {
            return new SynthesisRequest(asked.call(), asked.text(), asked.language(), voice, asked.sampleRate());
        }

        private boolean speaksOnlyItsOwn() {
            return link.provider() instanceof OwnWords;
        }

        private void expect(String language, int sampleRate) {
            link.provider().expect(language, voice, sampleRate);
        }
    }

    /**
     * One text and the voices that were asked for it. Confined to its strand once the first was asked; only who sounds is
     * decided where the sound comes from, so that no sound waits. Mutable: who was asked, and who sounds.
     */
    private final class Race implements Synthesis {
        private final SynthesisRequest request;
        private final SynthesisListener listener;
        private final Strand strand;
        private final AtomicReference<Runner> sounding = new AtomicReference<>();
        private final List<Runner> running = new ArrayList<>();
        private Timers.Alarm alarm = () -> {};
        private int next;

        private Race(SynthesisRequest request, SynthesisListener listener, Strand strand) {
            this.request = request;
            this.listener = listener;
            this.strand = strand;
        }

        private void ask(int voice) {
            alarm.cancel();
            next = voice < first ? Math.max(first, speaking.get()) : voice + 1;
            Runner runner = new Runner(this, voice, strand.nanoTime());
            running.add(runner);
            if (next < voices.size()) {
                alarm = strand.after(share, this::askAnother);
            }
            runner.begin(voices.get(voice));
        }

        private void askAnother() {
            if (sounding.get() == null && !running.isEmpty()) {
                meters.hedged(name(next));
                ask(next);
            }
        }

        private String name(int voice) {
            return voices.get(voice).link().name();
        }

        /** It is the voice of the text; it was told so on its own thread. */
        private void sounds(Runner winner) {
            staysWith(Math.max(first, winner.voice));
            running.remove(winner);
            running.forEach(this::leave);
            end();
        }

        private void failed(Runner loser, Failure failure) {
            if (sounding.get() == loser) {
                end();
                listener.failed(failure);
            } else if (running.remove(loser) && sounding.get() == null) {
                goOnWithout(loser, failure);
            }
        }

        private void goOnWithout(Runner loser, Failure failure) {
            if (next < voices.size()) {
                if (loser.voice >= first) {
                    meters.fellBack(name(loser.voice), name(next));
                    staysWith(loser.voice + 1);
                }
                ask(next);
            } else if (running.isEmpty()) {
                speaking.set(first);
                end();
                listener.failed(failure);
            }
        }

        /** Nobody waits for it any more. Only who had its share of the time is to blame. */
        private void leave(Runner silent) {
            if (strand.nanoTime() - silent.began >= share.toNanos()) {
                silent.tooLate();
            } else {
                silent.cancel();
            }
        }

        private void end() {
            alarm.cancel();
            running.clear();
        }

        @Override
        public void cancel() {
            strand.execute(() -> stop(Runner::cancel));
        }

        @Override
        public void tooLate() {
            strand.execute(() -> stop(this::leave));
        }

        private void stop(Consumer<Runner> how) {
            running.forEach(how);
            Runner speaker = sounding.get();
            if (speaker != null && !running.contains(speaker)) {
                how.accept(speaker);
            }
            end();
        }
    }

    /** One voice that was asked. Its words are held back until it sounds, for without a sound they may be another's. */
    private static final class Runner implements SynthesisListener {
        private final Race race;
        private final int voice;
        private final long began;
        private final List<Runnable> words = new ArrayList<>();
        private volatile boolean stopped;
        private volatile Synthesis synthesis = () -> {};

        private Runner(Race race, int voice, long began) {
            this.race = race;
            this.voice = voice;
            this.began = began;
        }

        private void begin(Voiced voiced) {
            synthesis = voiced.link().provider().speak(voiced.with(race.request), this);
            if (stopped) {
                synthesis.cancel();
            }
        }

        private void cancel() {
            stopped = true;
            synthesis.cancel();
        }

        private void tooLate() {
            stopped = true;
            synthesis.tooLate();
        }

        private boolean sounds() {
            if (race.sounding.get() == this) {
                return true;
            }
            if (!race.sounding.compareAndSet(null, this)) {
                return false;
            }
            race.strand.execute(() -> race.sounds(this));
            words.forEach(Runnable::run);
            return true;
        }

        @Override
        public void audio(short[] samples) {
            if (sounds()) {
                race.listener.audio(samples);
            }
        }

        @Override
        public void word(int textOffset, Duration at) {
            if (race.sounding.get() == this) {
                race.listener.word(textOffset, at);
            } else {
                words.add(() -> race.listener.word(textOffset, at));
            }
        }

        @Override
        public void done() {
            if (sounds()) {
                race.listener.done();
            }
        }

        @Override
        public void failed(Failure failure) {
            race.strand.execute(() -> race.failed(this, failure));
        }
    }
}
