package io.viciagents.node.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.profile.GlobalAnswer;
import io.viciagents.node.profile.GlobalAnswer.Kind;
import io.viciagents.node.profile.Move;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law's words, as recognisers write them: some with capitals, commas and full stops, some without. */
class GlobalIntentsTest {
    private static final GlobalIntents GLOBALS =
            new GlobalIntents(List.of(of(Kind.HUMAN), of(Kind.OPT_OUT)), new PhraseUnderstanding());

    private static GlobalAnswer of(Kind kind) {
        return new GlobalAnswer(
                kind, kind.builtIn(), Optional.empty(), new Move(List.of(), new Move.Target.End("end")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "take me off your list",
                "Take me off your list.",
                "look i'm busy please take me off your list",
                "Look, I'm busy, please take me off your list.",
                "I said: don\u2019t call me again!",
                "Well, stop calling me, okay?"
            })
    void anOptOutIsHeardInAnySentence(String words) {
        assertThat(GLOBALS.optsOut(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A human, please.", "Listen, I want to talk to a human. Now."})
    void soIsTheWishForAHuman(String words) {
        assertThat(GLOBALS.said(words, 1).map(GlobalAnswer::kind)).contains(Kind.HUMAN);
    }

    @Test
    void wordsThatOnlyShareSomeAreNone() {
        assertThat(GLOBALS.said("Put it on my list, please.", 1)).isEmpty();
    }
}
