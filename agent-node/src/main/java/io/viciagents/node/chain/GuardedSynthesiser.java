package io.viciagents.node.chain;

import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A synthesiser behind its gate. Watches each text: the first sound must come in time, and the next pieces; a text without a
 * sound was not spoken. Asks once more when no sound was told yet and the failure may pass. Any thread; each text is confined
 * to a strand of its own.
 */
final class GuardedSynthesiser implements Synthesiser {
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(100);

    private final Synthesiser synthesiser;
    private final Gate gate;
    private final Bills bills;
    private final Supplier<Strand> strands;

    GuardedSynthesiser(Synthesiser synthesiser, Gate gate, Bills bills, Supplier<Strand> strands) {
        this.synthesiser = synthesiser;
        this.gate = gate;
        this.bills = bills;
        this.strands = strands;
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        Strand strand = strands.get();
        Spoken spoken = new Spoken(request, listener, strand);
        strand.execute(spoken::begin);
        return new Synthesis() {
            @Override
            public void cancel() {
                strand.execute(spoken::cancel);
            }

            @Override
            public void tooLate() {
                strand.execute(spoken::tooLate);
            }
        };
    }

    @Override
    public Duration patience() {
        return gate.limits().firstUseful();
    }

    @Override
    public void expect(String language, String voice, int sampleRate) {
        synthesiser.expect(language, voice, sampleRate);
    }

    private enum State {
        WAITING,
        AWAITING_SOUND,
        SOUNDING,
        ENDED
    }

    /** One text. Mutable: the try that is under way. */
    private final class Spoken {
        private final SynthesisRequest request;
        private final SynthesisListener listener;
        private final Strand strand;
        private State state = State.WAITING;
        private Optional<Try> running = Optional.empty();
        private Timers.Alarm alarm = () -> {};
        private int tries;

        private Spoken(SynthesisRequest request, SynthesisListener listener, Strand strand) {
            this.request = request;
            this.listener = listener;
            this.strand = strand;
        }

        private void begin() {
            if (state == State.ENDED) {
                return;
            }
            Optional<Failure> refused = gate.enter();
            if (refused.isPresent()) {
                end();
                listener.failed(refused.get());
                return;
            }
            tries++;
            state = State.AWAITING_SOUND;
            Try fresh = new Try(this);
            running = Optional.of(fresh);
            alarm = strand.after(
                    gate.limits().firstUseful(),
                    () -> late("no sound within", gate.limits().firstUseful()));
            fresh.synthesis = Optional.of(synthesiser.speak(request, fresh));
        }

        private void cancel() {
            running.ifPresent(unwanted -> {
                unwanted.abandon();
                charge();
                gate.left();
            });
            end();
        }

        /** Whoever waited does so no longer, and asks somebody else. */
        private void tooLate() {
            running.ifPresent(silent -> {
                silent.abandon();
                charge();
                gate.failed(silent.took(), silence("no sound for", silent.took()));
                bills.failed(request.call());
            });
            end();
        }

        private void late(String what, Duration limit) {
            running.ifPresent(Try::abandon);
            charge();
            failed(silence(what, limit));
        }

        private Failure silence(String what, Duration limit) {
            return new Failure(
                    Kind.SILENT, "the synthesiser " + gate.name() + " gave " + what + " " + limit.toMillis() + " ms.");
        }

        /** The text was sent, and providers bill that, whether its sound was waited for or not. */
        private void charge() {
            if (state == State.AWAITING_SOUND) {
                bills.charge(
                        request.call(),
                        gate.charged(gate.prices().ofCharacters(request.text().length())));
            }
        }

        private void sound(Try from) {
            alarm.cancel();
            charge();
            if (state == State.AWAITING_SOUND) {
                state = State.SOUNDING;
                from.held.forEach(Runnable::run);
                gate.meters().firstUseful(from.took());
            }
            alarm = strand.after(
                    gate.limits().pause(),
                    () -> late("no more sound for", gate.limits().pause()));
        }

        private void done(Try from) {
            if (state == State.AWAITING_SOUND) {
                failed(new Failure(Kind.UNFINISHED, "the synthesiser " + gate.name() + " ended without a sound."));
                return;
            }
            gate.succeeded(from.took());
            end();
            listener.done();
        }

        private void failed(Failure failure) {
            alarm.cancel();
            running.ifPresent(over -> {
                gate.failed(over.took(), failure);
                bills.failed(request.call());
            });
            running = Optional.empty();
            if (state == State.AWAITING_SOUND
                    && failure.passing()
                    && tries <= gate.limits().retries()) {
                state = State.WAITING;
                alarm = strand.after(BEFORE_ANOTHER_TRY, this::begin);
            } else {
                end();
                listener.failed(failure);
            }
        }

        private void end() {
            alarm.cancel();
            running = Optional.empty();
            state = State.ENDED;
        }
    }

    /**
     * One request; what it tells when it is not the running one is not heard. Words are held back until there is a sound, for
     * without one they may be another's.
     */
    private static final class Try implements SynthesisListener {
        private final Spoken spoken;
        private final long began;
        private final List<Runnable> held = new ArrayList<>();
        private Optional<Synthesis> synthesis = Optional.empty();

        private Try(Spoken spoken) {
            this.spoken = spoken;
            this.began = spoken.strand.nanoTime();
        }

        private Duration took() {
            return Duration.ofNanos(spoken.strand.nanoTime() - began);
        }

        private void abandon() {
            synthesis.ifPresent(Synthesis::cancel);
        }

        private void hop(Runnable told) {
            spoken.strand.execute(() -> {
                if (spoken.running.filter(now -> now == this).isPresent()) {
                    told.run();
                }
            });
        }

        @Override
        public void audio(short[] samples) {
            if (samples.length > 0) {
                hop(() -> {
                    spoken.sound(this);
                    spoken.listener.audio(samples);
                });
            }
        }

        @Override
        public void word(int textOffset, Duration at) {
            hop(() -> {
                if (spoken.state == State.SOUNDING) {
                    spoken.listener.word(textOffset, at);
                } else {
                    held.add(() -> spoken.listener.word(textOffset, at));
                }
            });
        }

        @Override
        public void done() {
            hop(() -> spoken.done(this));
        }

        @Override
        public void failed(Failure failure) {
            hop(() -> spoken.failed(failure));
        }
    }
}
