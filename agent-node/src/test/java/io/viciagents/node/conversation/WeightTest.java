package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.dialogue.Understanding;
import io.viciagents.node.profile.SmallWords;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words as recognisers write them: some with capitals and full stops, some without. */
class WeightTest {
    private static final Understanding UNDERSTANDING = new PhraseUnderstanding();
    private static final List<String> ANSWERS = List.of("yes", "no", "tuesday");

    @Test
    void aYesWhileTheQuestionIsAskedIsTheAnswer() {
        assertThat(ofAnAnswer("yes")).isEqualTo(Weight.TELLING);
        assertThat(ofAnAnswer("Yes.")).isEqualTo(Weight.TELLING);
    }

    @Test
    void whileSomethingIsExplainedItIsAnAside() {
        assertThat(of("yes")).isEqualTo(Weight.ASIDE);
        assertThat(of("Yes.")).isEqualTo(Weight.ASIDE);
        assertThat(of("Uh-huh.")).isEqualTo(Weight.ASIDE);
    }

    @Test
    void aStopWordWantsTheFloor() {
        assertThat(of("Stop!")).isEqualTo(Weight.TELLING);
        assertThat(of("okay wait")).isEqualTo(Weight.TELLING);
    }

    @Test
    void punctuationAloneIsNothing() {
        assertThat(of("...")).isEqualTo(Weight.NOTHING);
    }

    private static Weight of(String words) {
        return Weight.of(words, ANSWERS, SmallWords.ENGLISH, UNDERSTANDING);
    }

    private static Weight ofAnAnswer(String words) {
        return Weight.ofAnAnswer(words, ANSWERS, SmallWords.ENGLISH, UNDERSTANDING);
    }
}
