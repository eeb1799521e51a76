package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.node.dialogue.PhraseUnderstanding;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call that lasts as long as it may: ninety seconds here. */
final class CallTimeTest {
    private static final String WARNING = "agent: I am sorry, we have only a little time left.";
    private static final String LONG_SENTENCE =
            "agent: " + "I will tell you all about it, ".repeat(20).strip();

    private final SlowDialogue dialogue = new SlowDialogue();
    private long begun;

    @Test
    void theCallerIsWarnedBeforeTheEndAndThenSaidGoodbye() throws IOException {
        Scene scene = begunSecondsAgo(59);
        assertThat(scene.story).doesNotContain(WARNING);

        scene.silence(2000).untilQuiet();
        assertThat(scene.lastHeard()).isEqualTo(WARNING);
        assertThat(dialogue.story)
                .contains("heard I am sorry, we have only a little time left.")
                .doesNotContain("time up");
        goOn(scene, 91);

        assertThat(dialogue.story).contains("time up");
    }

    @Test
    void aSentenceThatIsBeingSaidIsNotCutByTheWarning() throws IOException {
        Scene scene = begunSecondsAgo(53).says("tell me more");
        dialogue.say(LONG_SENTENCE.substring("agent: ".length()));
        scene.silence(5000);
        assertThat(scene.media.sounding()).isTrue();

        scene.untilQuiet().silence(100).untilQuiet();

        assertThat(scene.story)
                .containsSubsequence(LONG_SENTENCE, WARNING)
                .noneMatch(line -> line.startsWith("agent cut"));
    }

    @Test
    void aSentenceThatIsBeingSaidIsNotCutByTheGoodbye() throws IOException {
        Scene scene = begunSecondsAgo(82).says("tell me more");
        dialogue.say(LONG_SENTENCE.substring("agent: ".length()));
        scene.silence(7000);
        assertThat(scene.media.sounding()).isTrue();
        assertThat(dialogue.story).doesNotContain("time up");

        scene.untilQuiet();

        assertThat(scene.story).contains(LONG_SENTENCE).noneMatch(line -> line.startsWith("agent cut"));
        assertThat(dialogue.story).contains("time up");
    }

    @Test
    void anAgentThatTalksOnAndOnFinishesItsSentenceAndNoMore() throws IOException {
        Scene scene = begunSecondsAgo(84).says("tell me more");
        for (int sentence = 0; sentence < 10; sentence++) {
            dialogue.part(LONG_SENTENCE.substring("agent: ".length()));
        }
        dialogue.say("That is all.");
        scene.silence(28_000);

        assertThat(scene.story).noneMatch(line -> line.startsWith("agent cut")).doesNotContain("agent: That is all.");
        assertThat(scene.story.stream().filter(LONG_SENTENCE::equals)).hasSizeLessThan(4);
        assertThat(dialogue.story).contains("time up");
    }

    @Test
    void aCallerWhoIsSpeakingIsHeardFirst() throws IOException {
        Scene scene = begunSecondsAgo(82).speaks("i have a long story to tell", 8000);
        assertThat(dialogue.story).doesNotContain("time up");

        scene.silence(1000);

        assertThat(dialogue.story).contains("said i have a long story to tell").doesNotContain("time up");
        dialogue.say("I see.");
        scene.untilQuiet().silence(100);
        assertThat(dialogue.story).contains("time up");
    }

    @Test
    void aCallerWhoNeverStopsIsSaidGoodbyeToAfterAWhile() throws IOException {
        begunSecondsAgo(82).speaks("and so on", 30_000);

        assertThat(dialogue.story).contains("time up");
    }

    @Test
    void aGoodbyeThatLeadsNowhereEndsTheCallWithTheLastWords() throws IOException {
        Scene scene = begunSecondsAgo(88);
        dialogue.say("Would you like to be called back?");

        scene.silence(40_000);

        assertThat(scene.story).contains("ended XFER").noneMatch(line -> line.startsWith("agent cut"));
    }

    @Test
    void theCallEndsWithTheStatusOfItsTimeUpEnd() throws IOException {
        Profile profile = profile("time-up: not-now\n");
        Scene scene = Scene.with(new Script(profile, Map.of(), new PhraseUnderstanding(), Scene.CLOCK), profile)
                .greeted();
        scene.dispatcher = request -> Optional.of(new CallAnswer.Done(""));
        for (int turn = 0; turn < 60 && scene.outcome.isEmpty(); turn++) {
            scene.says("say that again").untilQuiet();
        }

        assertThat(scene.story).contains(WARNING).containsSubsequence("agent: Our time is up. Goodbye.", "ended NI");
    }

    private Scene begunSecondsAgo(int seconds) throws IOException {
        return goOn(begun(), seconds);
    }

    /** They talk until the call has lasted so long. */
    private Scene goOn(Scene scene, int seconds) {
        long until = begun + Duration.ofSeconds(seconds).toNanos();
        while (scene.timers.nanoTime() < until - Duration.ofSeconds(10).toNanos()) {
            scene.says("and what else");
            dialogue.say("A little more.");
            scene.untilQuiet();
        }
        return scene.silence(
                (int) Duration.ofNanos(until - scene.timers.nanoTime()).toMillis());
    }

    private Scene begun() throws IOException {
        Scene scene = Scene.with(dialogue, profile("")).begin();
        begun = scene.timers.nanoTime();
        dialogue.say("What can I do?");
        return scene.untilQuiet();
    }

    private static Profile profile(String more) throws IOException {
        String text = Files.readString(Path.of("../profiles/appointment-line.yaml"))
                .replaceAll("(?m)^(longest-call|silence|time-up): .*", "")
                .replaceFirst("(?m)^ends:", "ends:\n  not-now: {say: \"Our time is up. Goodbye.\", disposition: NI}");
        return Profiles.parse("test", text + "\nlongest-call: 90s\nsilence: 30s\n" + more);
    }
}
