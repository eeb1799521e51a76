package io.viciagents.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chain of ears of which the first may hang. */
final class EarsTest implements RecognitionListener {
    /** With the pause that ends it: "yes". */
    private static final Duration A_WORD = Duration.ofMillis(900);

    private static final Duration A_SENTENCE = Duration.ofMillis(2500);
    private static final Duration A_CLICK = Duration.ofMillis(600);
    private static final Duration THE_AGENT_ASKS = Duration.ofSeconds(4);

    private final Guarded guarded = new Guarded();
    private final FakeEar first = new FakeEar();
    private final FakeEar second = new FakeEar();
    private final List<String> heard = new ArrayList<>();
    private final RecognitionStream stream = new ChainedRecogniser(
                    List.of(
                            new Link<>("first", guarded.ear("first", first)),
                            new Link<>("second", guarded.ear("second", second))),
                    new ChainMeters(guarded.registry, Role.RECOGNISER))
            .open(new RecognitionRequest("a/1", "en-US", 8000, List.of()), this);

    private void says(Duration turn) {
        stream.speechStarted();
        passes(turn);
        stream.speechEnded();
    }

    private void passes(Duration time) {
        for (long frame = 0; frame < time.toMillis() / 20; frame++) {
            stream.frame(new short[160]);
        }
    }

    @Test
    void aHungEarIsNoticedThoughTheAnswersAreShort() {
        says(A_WORD);
        passes(THE_AGENT_ASKS);
        says(A_WORD);
        passes(THE_AGENT_ASKS);
        assertThat(second.opened).isEmpty();
        says(A_WORD);
        passes(Duration.ofSeconds(1));

        assertThat(second.story).containsExactly("started", "ended");
        assertThat(guarded.requests("first", "SILENT")).isEqualTo(1);
    }

    @Test
    void theNextEarHearsTheLastAnswerSoThatItNeedNotBeSaidAgain() {
        says(A_SENTENCE);
        passes(THE_AGENT_ASKS);
        says(A_SENTENCE);
        passes(Duration.ofSeconds(1));
        second.opened.getFirst().result("on monday");

        assertThat(second.frames).isGreaterThan((int) A_SENTENCE.toMillis() / 20);
        assertThat(heard).containsExactly("on monday");
    }

    @Test
    void anEarThatTellsSomethingInBetweenDoesNotHang() {
        for (int turn = 0; turn < 10; turn++) {
            says(A_SENTENCE);
            passes(THE_AGENT_ASKS);
            says(A_WORD);
            first.opened.getFirst().interim("yes");
            passes(THE_AGENT_ASKS);
        }

        assertThat(second.opened).isEmpty();
    }

    @Test
    void wordsThatComeWithTheNextTurnAreWords() {
        says(A_SENTENCE);
        passes(Duration.ofMillis(300));
        stream.speechStarted();
        first.opened.getFirst().result("i would like");
        passes(A_SENTENCE);
        stream.speechEnded();
        passes(THE_AGENT_ASKS);

        assertThat(second.opened).isEmpty();
    }

    @Test
    void clicksOfWhichNothingIsToldAreNobodysFailure() {
        for (int click = 0; click < 20; click++) {
            says(A_CLICK);
            passes(THE_AGENT_ASKS);
        }

        assertThat(second.opened).isEmpty();
    }

    @Override
    public void interim(String words) {
        heard.add(words + "...");
    }

    @Override
    public void result(String words) {
        heard.add(words);
    }

    @Override
    public void failed(Failure failure) {
        heard.add(failure.sentence());
    }
}
