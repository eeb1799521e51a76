package io.viciagents.systemtests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.provider.Failure.Kind;
import io.viciagents.node.provider.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatFaultsTest extends ChatScene {
    @ParameterizedTest
    @CsvSource({
        "SILENCE, SILENT, no useful token",
        "COMMENTS_ONLY, SILENT, no useful token",
        "BROKEN_STREAM, BROKEN, without finish_reason",
        "NO_END, UNFINISHED, without finish_reason",
        "UNAUTHORISED, KEY, give a valid one",
        "TOO_MANY, RATE, asked too often",
        "QUOTA, QUOTA, top up the account",
        "SERVER_ERROR, SERVER, HTTP 500",
        "REJECTED, REQUEST, model_not_found",
        "MALFORMED, MALFORMED, cannot be read",
        "ERROR_INSIDE, SERVER, HTTP 502"
    })
    void everyFaultIsToldInASentenceWithoutSecrets(Fault fault, Kind kind, String words) {
        first.behave(Conduct.with(fault));

        LanguageModel model = bench(Bench.limits(fault)).models("first").model().orElseThrow();

        Failure failure = asked(model, new ModelMessage.Caller("hello")).failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.sentence())
                .contains(words)
                .contains("first")
                .doesNotContain("4111")
                .doesNotContain("sk-");
        assertThat(bench.requests("first", kind.name())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"SILENCE", "COMMENTS_ONLY", "UNAUTHORISED", "TOO_MANY", "QUOTA", "SERVER_ERROR", "REJECTED"})
    void theNextOfTheChainAnswersWhereTheFirstToldNothing(Fault fault) {
        first.behave(Conduct.with(fault));
        LanguageModel model =
                bench(Bench.limits(fault)).models("first", "second").model().orElseThrow();

        HeardAnswer heard = asked(model, new ModelMessage.Caller("hello"));

        heard.usage();
        assertThat(heard.text()).isEqualTo("The second speaks.");
        assertThat(bench.meters
                        .get("provider.fallbacks")
                        .tag("from", "first")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"BROKEN_STREAM", "MALFORMED", "ERROR_INSIDE"})
    void nobodyTakesOverInTheMidstOfAnAnswer(Fault fault) {
        first.behave(Conduct.with(fault));

        HeardAnswer heard = asked(two(), new ModelMessage.Caller("hello"));

        heard.failure();
        assertThat(heard.text()).startsWith("Good morning").doesNotContain("second");
    }

    @Test
    void aSlowModelIsOvertakenByTheNextAndCancelled() {
        first.behave(Conduct.after(Duration.ofSeconds(8), Duration.ZERO));
        Limits patient = Bench.limits(Duration.ofSeconds(20), 0);
        int before = first.cancelled();

        HeardAnswer heard =
                asked(bench(patient).models("first", "second").model().orElseThrow(), new ModelMessage.Caller("hello"));

        heard.usage();
        assertThat(heard.text()).isEqualTo("The second speaks.");
        await().until(() -> first.cancelled() == before + 1);
        assertThat(bench.meters.get("provider.hedges").counter().count()).isEqualTo(1);
    }

    @Test
    void aWrongKeyIsNotTriedAgainByTheNextCaller() {
        first.behave(Conduct.with(Fault.UNAUTHORISED));
        LanguageModel model = one();
        asked(model, new ModelMessage.Caller("hello")).failure();
        int before = first.asked().size();

        Failure failure = asked(model, new ModelMessage.Caller("hello")).failure();

        assertThat(failure.kind()).isEqualTo(Kind.RESTING);
        assertThat(first.asked()).hasSize(before);
    }

    @Test
    void aPassingFailureIsTriedOnceMoreBeforeAnythingWasTold() {
        first.behave(Conduct.with(Fault.SERVER_ERROR));
        Limits once = Bench.limits(Duration.ofSeconds(10), 1);
        LanguageModel model = bench(once).models("first").model().orElseThrow();
        int before = first.asked().size();
        VERTX.setTimer(60, _ -> first.behave(Conduct.PROMPT));

        HeardAnswer heard = asked(model, new ModelMessage.Caller("hello"));

        heard.usage();
        assertThat(first.asked()).hasSize(before + 2);
    }

    @Test
    void nobodyAtTheAddressIsAClearSentence() {
        bench.close();
        bench = new Bench(Map.of("first", model(URI.create("http://127.0.0.1:1/v1"), "any", Bench.LIMITS)));

        Failure failure = asked(bench.models("first").model().orElseThrow(), new ModelMessage.Caller("hello"))
                .failure();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.sentence()).contains("cannot be reached").contains("check url");
    }
}
