package io.viciagents.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.LanguageModel.Generation;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelMessage;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.model.ToolDeclaration;
import io.viciagents.node.provider.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chain of models with the limits that nobody changed, and what their answers cost. */
final class MindsTest implements ModelListener {
    /** As long as a turn waits for a word. */
    private static final Duration A_TURNS_PATIENCE = Duration.ofSeconds(4);

    /** 12 + 8 + 20 bytes: 10 tokens. */
    private static final ModelRequest REQUEST = new ModelRequest(
            "a/1",
            "Be friendly.",
            List.of(new ModelMessage.Caller("Hello ü")),
            List.of(new ToolDeclaration("keys", "presses them", "{}{}")),
            100);

    private final Guarded guarded = new Guarded();
    private final FakeMind first = new FakeMind();
    private final FakeMind second = new FakeMind();
    private final LanguageModel one = guarded.model("one", first);
    private final LanguageModel two = new ChainedModel(
            List.of(new Link<>("one", one), new Link<>("two", guarded.model("two", second))),
            Duration.ofMillis(2500),
            guarded::strand,
            new ChainMeters(guarded.registry, Role.MODEL));
    private final List<String> heard = new ArrayList<>();

    private Generation ask(LanguageModel model) {
        Generation generation = model.generate(REQUEST, this);
        guarded.pass(Duration.ZERO);
        return generation;
    }

    @Test
    void aHungModelThatTheSecondStandsInForIsLeftAloneInTheEnd() {
        for (int turn = 0; turn < 5; turn++) {
            ask(two);
            guarded.pass(Duration.ofMillis(2500));
            second.says("Yes?");
            second.finishes(10, 1);
            guarded.pass(Duration.ZERO);
        }

        assertThat(heard).hasSize(10);
        assertThat(guarded.requests("one", "SILENT")).isEqualTo(5);
        assertThat(guarded.gate("one").resting()).isTrue();
    }

    @Test
    void aHungModelThatATurnGivesUpIsLeftAloneInTheEnd() {
        for (int turn = 0; turn < 5; turn++) {
            Generation generation = ask(one);
            guarded.pass(A_TURNS_PATIENCE.minusMillis(1));
            generation.tooLate();
            guarded.pass(Duration.ZERO);
        }

        assertThat(guarded.requests("one", "SILENT")).isEqualTo(5);
        assertThat(guarded.gate("one").resting()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void aModelThatIsCancelledBecauseTheCallerWentOnIsNotToBlame() {
        for (int turn = 0; turn < 20; turn++) {
            Generation generation = ask(two);
            guarded.pass(Duration.ofMillis(3900));
            generation.cancel();
            guarded.pass(Duration.ZERO);
        }

        assertThat(guarded.requests("one", "CANCELLED")).isEqualTo(20);
        assertThat(guarded.requests("two", "CANCELLED")).isEqualTo(20);
        assertThat(guarded.gate("one").resting()).isFalse();
    }

    @Test
    void aTurnThatGivesUpDoesNotBlameTheModelThatWasAskedAMomentAgo() {
        Generation generation = ask(two);
        guarded.pass(Duration.ofMillis(3900));
        generation.tooLate();
        guarded.pass(Duration.ZERO);

        assertThat(guarded.requests("one", "SILENT")).isEqualTo(1);
        assertThat(guarded.requests("two", "CANCELLED")).isEqualTo(1);
    }

    @Test
    void aCancelledAnswerCostsWhatWasSentAndWhatWasWrittenSoFar() {
        guarded.bills.open("a/1", "offer");
        Generation generation = ask(one);
        first.says("Good ");
        first.says("morning.");
        guarded.pass(Duration.ZERO);
        generation.cancel();
        guarded.pass(Duration.ZERO);

        assertThat(guarded.bills.of("a/1").tokensRead()).isEqualTo(10);
        assertThat(guarded.bills.of("a/1").tokensWritten()).isEqualTo(4);
        assertThat(guarded.bills.of("a/1").cost()).isEqualTo(Guarded.PRICES.ofTokens(10, 4));
        assertThat(guarded.registry
                        .get("provider.tokens")
                        .tag("direction", "READ")
                        .counter()
                        .count())
                .isEqualTo(10);
    }

    @Test
    void anAnswerThatBreaksInTheMiddleCostsWhatACancelledOneDoes() {
        guarded.bills.open("a/1", "offer");
        ask(one);
        first.says("Good morning");
        first.fails(Failure.Kind.BROKEN);
        guarded.pass(Duration.ZERO);

        assertThat(guarded.bills.of("a/1").cost()).isEqualTo(Guarded.PRICES.ofTokens(10, 3));
    }

    @Test
    void anAnswerThatCameToItsEndCostsWhatTheProviderToldAndNoMore() {
        guarded.bills.open("a/1", "offer");
        Generation generation = ask(one);
        first.says("Good morning");
        first.finishes(77, 5);
        guarded.pass(Duration.ZERO);
        generation.cancel();
        guarded.pass(Duration.ZERO);

        assertThat(guarded.bills.of("a/1").cost()).isEqualTo(Guarded.PRICES.ofTokens(77, 5));
    }

    @Test
    void aRequestThatWasRefusedCostsNothing() {
        guarded.bills.open("a/1", "offer");
        ask(one);
        first.fails(Failure.Kind.KEY);
        guarded.pass(Duration.ZERO);

        assertThat(guarded.bills.of("a/1").cost().millionths()).isZero();
    }

    @Override
    public void text(String piece) {
        heard.add(piece);
    }

    @Override
    public void tool(ToolCall call) {
        heard.add(call.tool());
    }

    @Override
    public void done(Usage usage) {
        heard.add("done");
    }

    @Override
    public void failed(Failure failure) {
        heard.add(failure.sentence());
    }
}
