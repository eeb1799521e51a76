package io.viciagents.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.chain.ChainedSynthesiser.Voiced;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chain of voices with the limits that nobody changed. */
final class VoicesTest implements SynthesisListener {
    private final Guarded guarded = new Guarded();
    private final FakeVoice first = new FakeVoice();
    private final FakeVoice second = new FakeVoice();
    private final Synthesiser voices = new ChainedSynthesiser(
            List.of(voiced("first", first), voiced("second", second)),
            guarded::strand,
            new ChainMeters(guarded.registry, Role.SYNTHESISER));
    private final List<String> heard = new ArrayList<>();

    private Voiced voiced(String name, FakeVoice voice) {
        return new Voiced(new Link<>(name, guarded.voice(name, voice)), "slt");
    }

    private Synthesiser.Synthesis speak() {
        Synthesiser.Synthesis synthesis =
                voices.speak(new SynthesisRequest("a/1", "Good morning.", "en-US", "slt", 8000), this);
        guarded.pass(Duration.ZERO);
        return synthesis;
    }

    @Test
    void aHungVoiceIsFollowedByTheNextBeforeASentenceGivesItUp() {
        speak();
        guarded.pass(voices.patience().dividedBy(2));
        second.finishes();
        guarded.pass(Duration.ZERO);

        assertThat(voices.patience()).isEqualTo(Guarded.LIMITS.firstUseful());
        assertThat(heard).containsExactly("sound", "done");
        assertThat(first.cancelled).isEqualTo(1);
    }

    @Test
    void theCallStaysWithTheVoiceThatSpokeInstead() {
        speak();
        guarded.pass(Duration.ofSeconds(2));
        second.finishes();
        guarded.pass(Duration.ZERO);
        speak();

        assertThat(first.asked).hasSize(1);
        assertThat(second.asked).hasSize(2);
    }

    @Test
    void aVoiceThatIsOnlySlowSpeaksAndTheOtherIsNotWanted() {
        speak();
        guarded.pass(Duration.ofMillis(2100));
        first.finishes();
        guarded.pass(Duration.ZERO);
        speak();

        assertThat(heard).containsExactly("sound", "done");
        assertThat(second.cancelled).isEqualTo(1);
        assertThat(guarded.requests("second", "CANCELLED")).isEqualTo(1);
        assertThat(first.asked).hasSize(2);
    }

    @Test
    void twoVoicesAreNeverHeardInOneText() {
        speak();
        guarded.pass(Duration.ofSeconds(2));
        second.sounds();
        first.finishes();
        guarded.pass(Duration.ZERO);
        second.finishes();
        guarded.pass(Duration.ZERO);

        assertThat(heard).containsExactly("sound", "sound", "done");
    }

    @Test
    void aVoiceThatFailsIsFollowedAtOnce() {
        speak();
        first.fails(Failure.Kind.KEY);
        guarded.pass(Duration.ZERO);
        second.finishes();
        guarded.pass(Duration.ZERO);

        assertThat(heard).containsExactly("sound", "done");
    }

    @Test
    void aVoiceThatHangsAgainAndAgainIsLeftAlone() {
        for (int text = 0; text < 5; text++) {
            Synthesiser.Synthesis synthesis = guarded.voice("first", first)
                    .speak(new SynthesisRequest("a/1", "Good morning.", "en-US", "slt", 8000), this);
            guarded.pass(Duration.ofSeconds(3));
            synthesis.tooLate();
            guarded.pass(Duration.ZERO);
        }

        assertThat(guarded.gate("first").resting()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void aSentenceThatGivesUpBlamesOnlyTheVoicesThatHadTheirTime() {
        Synthesiser.Synthesis synthesis = speak();
        guarded.pass(Duration.ofMillis(3990));
        guarded.pass(Duration.ofMillis(5));
        synthesis.tooLate();
        guarded.pass(Duration.ZERO);

        assertThat(guarded.requests("first", "SILENT")).isEqualTo(1);
        assertThat(guarded.requests("second", "CANCELLED")).isEqualTo(1);
    }

    @Test
    void aCallerWhoCutsInIsNobodysFailure() {
        Synthesiser.Synthesis synthesis = speak();
        guarded.pass(Duration.ofMillis(3990));
        synthesis.cancel();
        guarded.pass(Duration.ZERO);

        assertThat(guarded.requests("first", "CANCELLED")).isEqualTo(1);
        assertThat(guarded.requests("second", "CANCELLED")).isEqualTo(1);
        assertThat(guarded.requests("first", "SILENT")).isZero();
    }

    @Test
    void aTextThatWasSentIsPaidForThoughNobodyWaitedForItsSound() {
        guarded.bills.open("a/1", "offer");
        speak().cancel();
        guarded.pass(Duration.ZERO);

        assertThat(guarded.bills.of("a/1").cost()).isEqualTo(Guarded.PRICES.ofCharacters("Good morning.".length()));
    }

    @Override
    public void audio(short[] samples) {
        heard.add("sound");
    }

    @Override
    public void word(int textOffset, Duration at) {
        heard.add("word");
    }

    @Override
    public void done() {
        heard.add("done");
    }

    @Override
    public void failed(Failure failure) {
        heard.add(failure.sentence());
    }
}
