package io.viciagents.node.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the sound of an answer is shared out to the clauses of its text. */
class AnswerSoundTest {
    private final AnswerSound sound = new AnswerSound();
    private final List<String> story = new ArrayList<>();

    private SynthesisListener clause(String name) {
        return new SynthesisListener() {
            @Override
            public void audio(short[] samples) {
                story.add(name + " " + samples.length);
            }

            @Override
            public void word(int textOffset, Duration at) {}

            @Override
            public void done() {
                story.add(name + " done");
            }

            @Override
            public void failed(Failure failure) {
                story.add(name + " failed");
            }
        };
    }

    @Test
    void aClauseHasItsShareAtAUsualSpeedWhileTheAnswerIsMade() {
        sound.text("Good day. How ");
        sound.claim("Good day.", clause("first"));
        sound.sound(new short[2000]);
        sound.sound(new short[2000]);

        assertThat(story).containsExactly("first 2000", "first 1500", "first done");
    }

    @Test
    void whatIsLeftAtTheEndIsSharedByLettersAndTheLastHasAllOfIt() {
        sound.text("Good day. How are you?");
        sound.claim("Good day.", clause("first"));
        sound.sound(new short[800]);
        sound.sound(new short[801]);
        sound.complete();
        sound.claim("How are you?", clause("last"));

        assertThat(story).startsWith("first 800").endsWith("last done");
        assertThat(story.stream()
                        .filter(line -> !line.endsWith("done"))
                        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                        .sum())
                .isEqualTo(1601);
    }

    @Test
    void onlyWhatComesNextInTheTextIsItsOwn() {
        sound.text("**Good** day, Ann. How");

        assertThat(sound.goesOnWith("How")).isFalse();
        assertThat(sound.goesOnWith("Good day, Ann.")).isTrue();
        assertThat(sound.goesOnWith("Good day, Ann. How are you?")).isFalse();
        assertThat(sound.goesOnWith("...")).isFalse();
        sound.claim("Good day, Ann.", clause("first"));
        assertThat(sound.goesOnWith("How")).isTrue();
    }

    @Test
    void aClauseThatIsNotWantedTakesItsSoundWithIt() {
        sound.text("Good day. How are you?");
        sound.claim("Good day.", clause("first")).cancel();
        sound.claim("How are you?", clause("last"));
        sound.sound(new short[3500]);
        sound.sound(new short[100]);

        assertThat(story).containsExactly("last 100");
    }
}
