package io.viciagents.node.mind;

import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.dialogue.Dialogue;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds of one answer: the model speaks or calls tools, is told what came of them, and goes on, until it only speaks.
 * Confined to the call's loop; what the model tells on other threads hops to it.
 *
 * <pre>
 *   asked --text--&gt; speaking --done--&gt; answered
 *     |                 |
 *     +---- tools ------+--results--&gt; asked again, {@value #MOST_ROUNDS} times at most
 *     +---- failed, or no word in time: the listener decides
 * </pre>
 *
 * <p>Mutable: the round under way, how many there were, and whether the model was told that it promised a human in
 * vain.
 */
final class Rounds implements Dialogue.Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /** Of several models, or of one that is asked twice, each has its own limit: together they have this at least. */
    private static final Duration FOR_A_WORD = Duration.ofSeconds(4);

    private static final int MOST_ROUNDS = 6;

    private final LanguageModel model;
    private final Supplier<ModelRequest> request;
    private final Memory memory;
    private final Toolbox toolbox;
    private final Timers timers;
    private final Executor loop;
    private final Duration forAWord;
    private final Reply reply;
    private final Listener listener;
    private Optional<Round> round = Optional.empty();
    private int rounds;
    private boolean reminded;

    Rounds(
            Supplier<ModelRequest> request,
            Memory memory,
            Toolbox toolbox,
            Means means,
            Duration inTime,
            Reply reply,
            Listener listener) {
        this.model = means.model();
        this.request = request;
        this.memory = memory;
        this.toolbox = toolbox;
        this.timers = means.timers();
        this.loop = means.loop();
        Duration wanted = model.patience().compareTo(FOR_A_WORD) > 0 ? model.patience() : FOR_A_WORD;
        this.forAWord = inTime.compareTo(wanted) < 0 ? inTime : wanted;
        this.reply = reply;
        this.listener = listener;
        reply.runs(this);
    }

    void begin() {
        rounds++;
        if (rounds > MOST_ROUNDS) {
            listener.failed(reply, "the model called tools " + MOST_ROUNDS + " times without an answer");
            return;
        }
        Round next = new Round(request.get());
        round = Optional.of(next);
        next.begin();
    }

    @Override
    public void cancel() {
        round.ifPresent(Round::stop);
        round = Optional.empty();
    }

    @Override
    public void retract() {
        cancel();
    }

    /** A model without a word has failed, and whoever listens knows what to say. */
    @Override
    public boolean replace() {
        Optional<Round> late = round.filter(Round::awaitingAWord);
        late.ifPresent(Round::tooLate);
        return late.isPresent();
    }

    /** Is told how an answer went. */
    interface Listener {
        /** The answer is complete. */
        void answered(Reply reply);

        /** It can not be completed; the reply is still open. */
        void failed(Reply reply, String reason);
    }

    /** One request to the model and what comes of it. What it tells after it was stopped is not heard. */
    private final class Round implements ModelListener {
        private final ModelRequest asked;
        private final Clauses clauses = new Clauses();
        private final HumanPromise promise = new HumanPromise();
        private final Deque<ToolCall> calls = new ArrayDeque<>();
        private Optional<LanguageModel.Generation> generation = Optional.empty();
        private Timers.Alarm alarm = () -> {};
        private Optional<String> remind = Optional.empty();
        private long began;

        private Round(ModelRequest asked) {
            this.asked = asked;
        }

        private void begin() {
            began = timers.nanoTime();
            alarm = timers.after(forAWord, this::tooLate);
            if (forAWord.compareTo(FOR_A_WORD) > 0) {
                reply.work(forAWord, () -> {});
            }
            generation = Optional.of(model.generate(asked, this));
        }

        private void tooLate() {
            generation.ifPresent(LanguageModel.Generation::tooLate);
            over("no word for " + Duration.ofNanos(timers.nanoTime() - began).toMillis() + " ms");
        }

        private boolean awaitingAWord() {
            return reply.silent() && calls.isEmpty();
        }

        private void stop() {
            alarm.cancel();
            generation.ifPresent(LanguageModel.Generation::cancel);
        }

        @Override
        public void text(String piece) {
            hop(() -> {
                clauses.add(piece);
                Optional<String> clause = clauses.next();
                while (clause.isPresent()) {
                    say(clause.get());
                    clause = clauses.next();
                }
            });
        }

        private void say(String clause) {
            promise.next(clause).forEach(this::speak);
        }

        private void speak(String text) {
            alarm.cancel();
            reply.say(text, Interruption.ALLOWED);
        }

        /** A human who was promised is asked for by the tool, which has words of its own; else the model is told so, once. */
        private void judgePromise() {
            if (!promise.made()) {
                promise.rest().forEach(this::speak);
            } else if (calls.stream().anyMatch(call -> Declarations.leaves(call.tool()))) {
                promise.rest();
            } else if (reminded) {
                reply.part(new AnswerPart.Noted("the model promised a human, and asked for none"));
                promise.rest().forEach(this::speak);
            } else {
                reminded = true;
                remind = Optional.of("You wrote \"" + String.join(" ", promise.rest())
                        + "\", and the caller has not heard it, for nobody was asked whether a human is there. Use the tool"
                        + " that hands the caller over, or say what else you can do.");
            }
        }

        @Override
        public void tool(ToolCall call) {
            hop(() -> {
                alarm.cancel();
                calls.add(call);
            });
        }

        @Override
        public void done(Usage usage) {
            hop(() -> {
                alarm.cancel();
                clauses.rest().ifPresent(this::say);
                judgePromise();
                if (calls.isEmpty() && remind.isPresent()) {
                    begun();
                } else if (calls.isEmpty() && reply.silent()) {
                    over("the model answered nothing");
                } else if (calls.isEmpty()) {
                    round = Optional.empty();
                    listener.answered(reply);
                } else {
                    calls.forEach(memory::called);
                    useNext();
                }
            });
        }

        private void useNext() {
            ToolCall call = calls.poll();
            if (call == null) {
                begun();
                return;
            }
            toolbox.use(call, reply, result -> {
                memory.answered(call.id(), result);
                useNextIfOpen();
            });
        }

        private void useNextIfOpen() {
            if (reply.open()) {
                useNext();
            }
        }

        private void begun() {
            remind.ifPresent(memory::note);
            round = Optional.empty();
            Rounds.this.begin();
        }

        @Override
        public void failed(Failure failure) {
            hop(() -> over(failure.sentence()));
        }

        private void over(String reason) {
            alarm.cancel();
            generation.ifPresent(LanguageModel.Generation::cancel);
            round = Optional.empty();
            listener.failed(reply, reason);
        }

        private void hop(Runnable told) {
            loop.execute(() -> {
                if (round.filter(now -> now == this).isPresent()) {
                    guarded(told);
                }
            });
        }

        private void guarded(Runnable told) {
            try {
                told.run();
            } catch (RuntimeException unexpected) {
                LOG.atError()
                        .addKeyValue("call", asked.call())
                        .setCause(unexpected)
                        .log("a model's answer failed");
                over("something unexpected: " + unexpected.getClass().getSimpleName());
            }
        }
    }
}
