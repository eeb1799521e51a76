package io.viciagents.systemtests.bench;

import io.vertx.core.Vertx;
import io.viciagents.systemtests.providers.Conduct;
import io.viciagents.systemtests.providers.DeepgramStandIn;
import io.viciagents.systemtests.providers.ElevenlabsStandIn;
import io.viciagents.systemtests.providers.Fault;
import io.viciagents.systemtests.providers.ModelAnswer;
import io.viciagents.systemtests.providers.OpenaiStandIn;
import io.viciagents.systemtests.providers.RealtimeStandIn;
import io.viciagents.systemtests.providers.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stand-ins for a recogniser, a voice and a language model, at the delays that the field tells of: final words after 350 ms,
 * interim words 200 ms after they were spoken, the first token after 400 ms, the first sound after 150 ms. Any thread.
 */
final class StandIns implements AutoCloseable {
    private static final Conduct EAR = Conduct.after(Duration.ofMillis(350), Duration.ofMillis(200));
    private static final Conduct MIND = Conduct.after(Duration.ofMillis(400), Duration.ofMillis(10));
    private static final Conduct SLOW_MIND = Conduct.after(Duration.ofMillis(3200), Duration.ofMillis(10));
    private static final Conduct DEAD_MIND =
            new Conduct(Duration.ofMillis(400), Duration.ofMillis(10), Duration.ZERO, Fault.BROKEN_STREAM);
    /** Hears, thinks and speaks: words, and the first sound, after half a second. */
    private static final Conduct ALL = Conduct.after(Duration.ofMillis(500), Duration.ofMillis(10));

    private static final Conduct SLOW_ALL = Conduct.after(Duration.ofMillis(3200), Duration.ofMillis(10));
    private static final Conduct DEAD_ALL =
            new Conduct(Duration.ofMillis(500), Duration.ofMillis(10), Duration.ZERO, Fault.BROKEN_STREAM);
    private static final Conduct TONGUE = Conduct.after(Duration.ofMillis(150), Duration.ofMillis(10));
    private static final String ANSWER = "Number %d it is and what else can I do for you?";

    private final Vertx vertx = Vertx.vertx();
    private final DeepgramStandIn ear = DeepgramStandIn.start(vertx);
    private final ElevenlabsStandIn tongue = ElevenlabsStandIn.start(vertx);
    private final OpenaiStandIn mind = OpenaiStandIn.start(vertx);
    private final RealtimeStandIn all = RealtimeStandIn.start(vertx);

    private final AtomicInteger answers = new AtomicInteger();

    StandIns() {
        ear.behave(EAR);
        tongue.behave(TONGUE);
        mind.behave(MIND);
        all.behave(ALL);
        all.answer(_ -> ModelAnswer.saying(ANSWER.formatted(answers.incrementAndGet())));
        // Each another: what was spoken before is spoken from the cache.
        mind.answer(_ -> ModelAnswer.saying(ANSWER.formatted(answers.incrementAndGet())));
    }

    /** As they stand in a node's configuration; the keys are left in files there. */
    Map<String, Object> providers(Path folder) {
        return Map.of(
                "rt",
                Map.of(
                        "type",
                        "openai-realtime",
                        "url",
                        all.url().toString(),
                        "key",
                        key(folder, "rt", all.key()),
                        "voices",
                        Map.of("en-US", "marin")),
                "ear",
                Map.of("type", "deepgram", "url", ear.url().toString(), "key", key(folder, "ear", ear.key())),
                "tongue",
                Map.of(
                        "type",
                        "elevenlabs",
                        "url",
                        tongue.url().toString(),
                        "key",
                        key(folder, "tongue", tongue.key()),
                        "voices",
                        Map.of("en-US", "standin")),
                "mind",
                Map.of(
                        "type",
                        "openai-compatible",
                        "url",
                        mind.url().toString(),
                        "key",
                        key(folder, "mind", mind.key()),
                        "model",
                        "standin"));
    }

    private static Map<String, Object> key(Path folder, String name, String key) {
        try {
            Path file = folder.resolve(name + ".key");
            Files.writeString(file, key);
            return Map.of("file", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the key of " + name + " could not be written to " + folder, e);
        }
    }

    /** The next streams hear a caller who says this. */
    void understand(List<Segment> segments) {
        ear.understandSegments(segments);
        all.understand(segments.stream()
                .map(segment -> String.join(" ", segment.words()))
                .toList());
    }

    /** Whether somebody hears the caller who says what was told last: another may say something else now. */
    boolean hear() {
        return ear.taken() || all.taken();
    }

    /** The model takes its time from now on, or breaks in the middle of its answers, or neither. */
    void think(Thinking how) {
        mind.behave(
                switch (how) {
                    case WELL -> MIND;
                    case SLOWLY -> SLOW_MIND;
                    case NOT_TO_THE_END -> DEAD_MIND;
                });
        all.behave(
                switch (how) {
                    case WELL -> ALL;
                    case SLOWLY -> SLOW_ALL;
                    case NOT_TO_THE_END -> DEAD_ALL;
                });
    }

    /** How the model does. */
    enum Thinking {
        /** At its delay. */
        WELL,
        /** Its first token comes after 3.2 s. */
        SLOWLY,
        /** The connection breaks in the middle of the answer. */
        NOT_TO_THE_END
    }

    @Override
    public void close() {
        ear.close();
        tongue.close();
        mind.close();
        all.close();
        vertx.close().await();
    }
}
