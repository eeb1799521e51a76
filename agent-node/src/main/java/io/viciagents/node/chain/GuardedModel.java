package io.viciagents.node.chain;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelListener.Usage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A language model behind its gate. Watches each answer: the first useful token must come in time, and the next pieces; an
 * answer without a word and without a tool call is none. Asks once more when nothing was told yet and the failure may pass.
 * Any thread; each answer is confined to a strand of its own.
 */
final class GuardedModel implements LanguageModel {
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(100);

    private final LanguageModel model;
    private final Gate gate;
    private final Bills bills;
    private final Supplier<Strand> strands;

    GuardedModel(LanguageModel model, Gate gate, Bills bills, Supplier<Strand> strands) {
        this.model = model;
        this.gate = gate;
        this.bills = bills;
        this.strands = strands;
    }

    @Override
    public Generation generate(ModelRequest request, ModelListener listener) {
        Strand strand = strands.get();
        Answer answer = new Answer(request, listener, strand);
        strand.execute(answer::begin);
        return new Generation() {
            @Override
            public void cancel() {
                strand.execute(answer::cancel);
            }

            @Override
            public void tooLate() {
                strand.execute(answer::tooLate);
            }
        };
    }

    @Override
    public Duration patience() {
        return gate.limits().firstUseful();
    }

    @Override
    public void expect() {
        model.expect();
    }

    private enum State {
        WAITING,
        AWAITING_USEFUL,
        TELLING,
        ENDED
    }

    /** One answer. Mutable: the try that is under way. */
    private final class Answer {
        private final ModelRequest request;
        private final ModelListener listener;
        private final Strand strand;
        private State state = State.WAITING;
        private Optional<Try> running = Optional.empty();
        private Timers.Alarm alarm = () -> {};
        private int tries;

        private Answer(ModelRequest request, ModelListener listener, Strand strand) {
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
            state = State.AWAITING_USEFUL;
            Try fresh = new Try(this);
            running = Optional.of(fresh);
            alarm = strand.after(
                    gate.limits().firstUseful(),
                    () -> late("no useful token within", gate.limits().firstUseful()));
            fresh.generation = Optional.of(model.generate(request, fresh));
        }

        private void cancel() {
            running.ifPresent(unwanted -> {
                unwanted.abandon();
                charge(unwanted.tokens.soFar());
                gate.left();
            });
            end();
        }

        /** Whoever waited does so no longer, and asks somebody else. */
        private void tooLate() {
            running.ifPresent(silent -> {
                silent.abandon();
                Failure failure = silence("nothing to say for", silent.took());
                charge(silent.tokens.of(failure));
                gate.failed(silent.took(), failure);
                bills.failed(request.call());
            });
            end();
        }

        private void late(String what, Duration limit) {
            running.ifPresent(Try::abandon);
            failed(silence(what, limit));
        }

        private Failure silence(String what, Duration limit) {
            return new Failure(
                    Kind.SILENT, "the model of " + gate.name() + " gave " + what + " " + limit.toMillis() + " ms.");
        }

        private void charge(Usage usage) {
            gate.meters().used(usage);
            bills.used(request.call(), usage.promptTokens(), usage.answerTokens());
            bills.charge(
                    request.call(), gate.charged(gate.prices().ofTokens(usage.promptTokens(), usage.answerTokens())));
        }

        private void useful(Try from) {
            alarm.cancel();
            if (state == State.AWAITING_USEFUL) {
                state = State.TELLING;
                gate.meters().firstUseful(from.took());
            }
            alarm = strand.after(
                    gate.limits().pause(),
                    () -> late("nothing more for", gate.limits().pause()));
        }

        private void done(Try from, Usage usage) {
            charge(usage);
            from.tokens.areKnown();
            if (state == State.AWAITING_USEFUL) {
                failed(new Failure(Kind.UNFINISHED, "the model of " + gate.name() + " ended without a word."));
                return;
            }
            gate.succeeded(from.took());
            end();
            listener.done(usage);
        }

        private void failed(Failure failure) {
            alarm.cancel();
            running.ifPresent(over -> {
                charge(over.tokens.of(failure));
                gate.failed(over.took(), failure);
                bills.failed(request.call());
            });
            running = Optional.empty();
            if (state == State.AWAITING_USEFUL
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

    /** One request; what it tells when it is not the running one is not heard. */
    private static final class Try implements ModelListener {
        private final Answer answer;
        private final long began;
        private final EstimatedTokens tokens;
        private Optional<Generation> generation = Optional.empty();

        private Try(Answer answer) {
            this.answer = answer;
            this.began = answer.strand.nanoTime();
            this.tokens = new EstimatedTokens(answer.request);
        }

        private Duration took() {
            return Duration.ofNanos(answer.strand.nanoTime() - began);
        }

        private void abandon() {
            generation.ifPresent(Generation::cancel);
        }

        private void hop(Runnable told) {
            answer.strand.execute(() -> {
                if (answer.running.filter(now -> now == this).isPresent()) {
                    told.run();
                }
            });
        }

        @Override
        public void text(String piece) {
            hop(() -> {
                if (answer.state == State.TELLING || !piece.isBlank()) {
                    answer.useful(this);
                }
                tokens.written(piece);
                answer.listener.text(piece);
            });
        }

        @Override
        public void toolBegun(String tool) {
            hop(() -> {
                answer.useful(this);
                tokens.written(tool);
                answer.listener.toolBegun(tool);
            });
        }

        @Override
        public void tool(ToolCall call) {
            hop(() -> {
                answer.useful(this);
                tokens.written(call.arguments());
                answer.listener.tool(call);
            });
        }

        @Override
        public void done(Usage usage) {
            hop(() -> answer.done(this, usage));
        }

        @Override
        public void failed(Failure failure) {
            hop(() -> answer.failed(failure));
        }
    }
}
