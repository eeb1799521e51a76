package io.viciagents.node.chain;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelListener.Usage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.time.Strand;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The models of a chain as one. The first is asked; when it fails before it told anything, the next is; when it has told
 * nothing for a while, the next is asked beside it, and whichever tells something first goes on, the other is cancelled; one
 * that had its while, and told nothing in it, has failed. Once something was told there is no other: half an answer in
 * one voice of mind and half in another is worse than a failure.
 *
 * <pre>
 *   asked --first useful--&gt; one tells --done--&gt; over
 *     | failed or late: the next is asked, too          | failed: told as it is
 *     \-- all failed: the last failure is told
 * </pre>
 *
 * <p>Any thread; each answer is confined to a strand of its own.
 */
final class ChainedModel implements LanguageModel {
    private final List<Link<LanguageModel>> models;
    private final Duration hedgeAfter;
    private final Supplier<Strand> strands;
    private final ChainMeters meters;

    ChainedModel(List<Link<LanguageModel>> models, Duration hedgeAfter, Supplier<Strand> strands, ChainMeters meters) {
        this.models = List.copyOf(models);
        this.hedgeAfter = hedgeAfter;
        this.strands = strands;
        this.meters = meters;
    }

    @Override
    public Generation generate(ModelRequest request, ModelListener listener) {
        Strand strand = strands.get();
        Race race = new Race(request, listener, strand);
        strand.execute(race::askNext);
        return new Generation() {
            @Override
            public void cancel() {
                strand.execute(race::cancel);
            }

            @Override
            public void tooLate() {
                strand.execute(race::tooLate);
            }
        };
    }

    /** As long as the most patient of them. */
    @Override
    public Duration patience() {
        return models.stream()
                .map(link -> link.provider().patience())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public void expect() {
        models.forEach(link -> link.provider().expect());
    }

    /** One answer. Mutable: who was asked, who is still in the race, and who won it. */
    private final class Race {
        private final ModelRequest request;
        private final ModelListener listener;
        private final Strand strand;
        private final List<Runner> running = new ArrayList<>();
        private Optional<Runner> winner = Optional.empty();
        private Timers.Alarm alarm = () -> {};
        private int asked;
        private boolean over;

        private Race(ModelRequest request, ModelListener listener, Strand strand) {
            this.request = request;
            this.listener = listener;
            this.strand = strand;
        }

        private void askNext() {
            alarm.cancel();
            if (over || asked == models.size()) {
                return;
            }
            Link<LanguageModel> link = models.get(asked);
            asked++;
            Runner runner = new Runner(this, link.name());
            running.add(runner);
            if (asked < models.size()) {
                alarm = strand.after(hedgeAfter, this::hedge);
            }
            runner.generation = Optional.of(link.provider().generate(request, runner));
        }

        private void hedge() {
            if (winner.isEmpty()) {
                meters.hedged(models.get(asked).name());
                askNext();
            }
        }

        private void useful(Runner first) {
            if (winner.isPresent()) {
                return;
            }
            alarm.cancel();
            winner = Optional.of(first);
            running.remove(first);
            running.forEach(this::leave);
            running.clear();
            running.add(first);
        }

        private void failed(Runner loser, Failure failure) {
            running.remove(loser);
            if (winner.isEmpty() && asked < models.size()) {
                meters.fellBack(loser.name, models.get(asked).name());
                askNext();
            } else if (running.isEmpty()) {
                end();
                listener.failed(failure);
            }
        }

        private void done(Usage usage) {
            end();
            listener.done(usage);
        }

        private void cancel() {
            running.forEach(Runner::cancel);
            end();
        }

        private void tooLate() {
            running.forEach(this::leave);
            end();
        }

        /** Who told nothing is not wanted any more. Only one of several that had no time is not to blame for it. */
        private void leave(Runner silent) {
            if (models.size() == 1 || strand.nanoTime() - silent.began >= hedgeAfter.toNanos()) {
                silent.tooLate();
            } else {
                silent.cancel();
            }
        }

        private void end() {
            alarm.cancel();
            over = true;
            running.clear();
        }
    }

    /** One model in the race; what it tells after it left the race is not heard. */
    private static final class Runner implements ModelListener {
        private final Race race;
        private final String name;
        private final long began;
        private Optional<Generation> generation = Optional.empty();

        private Runner(Race race, String name) {
            this.race = race;
            this.name = name;
            this.began = race.strand.nanoTime();
        }

        private void tooLate() {
            generation.ifPresent(Generation::tooLate);
        }

        private void cancel() {
            generation.ifPresent(Generation::cancel);
        }

        private void hop(Runnable told) {
            race.strand.execute(() -> {
                if (race.running.contains(this)) {
                    told.run();
                }
            });
        }

        @Override
        public void text(String piece) {
            hop(() -> {
                if (race.winner.isPresent() || !piece.isBlank()) {
                    race.useful(this);
                    race.listener.text(piece);
                }
            });
        }

        @Override
        public void toolBegun(String tool) {
            hop(() -> {
                race.useful(this);
                race.listener.toolBegun(tool);
            });
        }

        @Override
        public void tool(ToolCall call) {
            hop(() -> {
                race.useful(this);
                race.listener.tool(call);
            });
        }

        @Override
        public void done(Usage usage) {
            hop(() -> race.done(usage));
        }

        @Override
        public void failed(Failure failure) {
            hop(() -> race.failed(this, failure));
        }
    }
}
