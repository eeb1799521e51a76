package io.viciagents.systemtests.providers;

import io.vertx.core.Vertx;
import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.provider.Limits;
import io.viciagents.node.provider.OpenaiCompatible;
import io.viciagents.node.provider.Prices;
import io.viciagents.service.configuration.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Two servers of models, and a node that knows them. */
class ChatScene {
    static final Vertx VERTX = Vertx.vertx();
    private static final Prices PRICES = new Prices(0, 0, 1_000_000, 2_000_000);
    static OpenaiStandIn first;
    static OpenaiStandIn second;
    Bench bench;

    @BeforeAll
    static void start() {
        first = OpenaiStandIn.start(VERTX);
        second = OpenaiStandIn.start(VERTX);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @BeforeEach
    void anew() {
        bench = new Bench(Map.of());
        first.behave(Conduct.PROMPT);
        first.answer(_ -> ModelAnswer.saying("Good morning, how can I help you?"));
        second.behave(Conduct.PROMPT);
        second.answer(_ -> ModelAnswer.saying("The second speaks."));
    }

    static OpenaiCompatible model(URI url, String key, Limits limits) {
        return new OpenaiCompatible(
                url,
                Optional.of(Secret.of(key)),
                OpenaiCompatible.KeyIn.BEARER,
                "some-model",
                Optional.of(0.3),
                OpenaiCompatible.Longest.MAX_TOKENS,
                Map.of("X-Title", "calls"),
                Map.of("reasoning_effort", "\"low\""),
                limits,
                PRICES);
    }

    LanguageModel one() {
        return bench(Bench.LIMITS).models("first").model().orElseThrow();
    }

    LanguageModel two() {
        return bench(Bench.LIMITS).models("first", "second").model().orElseThrow();
    }

    Bench bench(Limits limits) {
        bench.close();
        bench = new Bench(Map.of(
                "first", model(first.url(), first.key(), limits), "second", model(second.url(), second.key(), limits)));
        return bench;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static ModelRequest request(ModelMessage... messages) {
        return new ModelRequest("call 1", "You are an agent.", List.of(messages), List.of(), 250);
    }

    static HeardAnswer asked(LanguageModel model, ModelMessage... messages) {
        HeardAnswer heard = new HeardAnswer();
        model.generate(request(messages), heard);
        return heard;
    }
}
