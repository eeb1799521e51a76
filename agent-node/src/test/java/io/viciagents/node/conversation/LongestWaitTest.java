package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A caller who is owed an answer never hears nothing for longer than the profile allows. */
final class LongestWaitTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final SlowDialogue dialogue = new SlowDialogue();

    @Test
    void aToolThatTakesVeryLongIsFilledAgainAndAgain() {
        Scene scene = asked(Scene.with(dialogue));
        dialogue.part(new AnswerPart.Work(Duration.ofSeconds(20), () -> {}));

        scene.silence(20_000);
        dialogue.say("There is a free time on Monday.");
        scene.untilQuiet();

        assertThat(scene.measured.stream().filter("filled"::equals)).hasSizeGreaterThan(3);
        assertThat(scene.waits).allMatch(wait -> wait.compareTo(FIVE_SECONDS) <= 0);
        assertThat(scene.lastHeard()).isEqualTo("agent: There is a free time on Monday.");
    }

    @Test
    void aModelThatHangsIsFilledAndGivenUpWithoutALongerSilence() {
        Scene scene = asked(Scene.with(dialogue));

        scene.silence(12_000).untilQuiet();

        assertThat(scene.waits).isNotEmpty().allMatch(wait -> wait.compareTo(FIVE_SECONDS) <= 0);
        assertThat(scene.story).endsWith("ended XFER");
    }

    @Test
    void aModelThatStopsInTheMiddleIsFilledToo() {
        Scene scene = asked(Scene.with(dialogue));
        dialogue.part("Let me look at Monday.");
        dialogue.part(new AnswerPart.Work(Duration.ofSeconds(10), () -> {}));

        scene.silence(9000);

        assertThat(scene.measured).contains("filled");
        assertThat(scene.waits).allMatch(wait -> wait.compareTo(FIVE_SECONDS) <= 0);
    }

    @Test
    void aProfileWithoutFillersGivesUpAnAnswerBeforeTheLimit() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\nlongest-wait: 3s\n")));
        dialogue.part(new AnswerPart.Work(Duration.ofSeconds(20), () -> {}));

        scene.silence(4000).untilQuiet();

        assertThat(scene.story).endsWith("ended XFER");
        assertThat(scene.waits).isNotEmpty().allMatch(wait -> wait.compareTo(Duration.ofSeconds(3)) <= 0);
    }

    @Test
    void aVoiceThatSaysNothingIsGivenUpBeforeTheLimit() {
        Scene scene = asked(Scene.with(dialogue));
        scene.voice.silent = true;
        dialogue.say("There is a free time on Monday.");

        scene.silence(7000).untilQuiet();

        assertThat(scene.waits).isNotEmpty().allMatch(wait -> wait.compareTo(FIVE_SECONDS) <= 0);
        assertThat(scene.story).endsWith("ended XFER");
    }

    @Test
    void aVoiceThatHangsBehindASlowModelIsGivenUpBeforeTheLimitThoughItsOwnLimitIsLonger() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\n")));
        scene.voice.silent = true;
        scene.voice.patience = Duration.ofSeconds(8);
        scene.dispatcher = nobody -> Optional.empty();
        scene.silence(1500);
        dialogue.say("There is a free time on Monday.");

        assertThat(untilSound(scene, 2500)).isBetween(3000, 5000);
        assertThat(scene.untilQuiet().story).endsWith("ended CALLBK");
    }

    @Test
    void fillersThatHangDoNotMakeTheCallerWaitForLongerThanTheLimit() {
        Scene scene = asked(Scene.with(dialogue));
        scene.voice.silent = true;
        scene.voice.patience = Duration.ofSeconds(8);
        scene.dispatcher = nobody -> Optional.empty();

        assertThat(untilSound(scene, 1000)).isBetween(3000, 5000);
    }

    @Test
    void aFirstWordThatComesTooLateForTheUsualVoiceIsNotWaitedForWithoutFillers() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\n")));
        scene.voice.toFirstSound = Duration.ofMillis(600);
        scene.dispatcher = nobody -> Optional.empty();
        scene.silence(2700);
        assertThat(scene.story).noneMatch(line -> line.startsWith("trouble"));
        scene.silence(200);
        assertThat(scene.story).anyMatch(line -> line.startsWith("trouble"));

        assertThat(untilSound(scene, 3900)).isLessThanOrEqualTo(5000);
        assertThat(scene.untilQuiet().story).endsWith("ended CALLBK");
    }

    @Test
    void whatStandsByForAModelIsHeardBeforeTheLimitInsteadOfTroubleWithoutFillers() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\n")));
        dialogue.standsBy = "Which day suits you?";
        scene.voice.toFirstSound = Duration.ofMillis(450);

        assertThat(untilSound(scene, 1000)).isBetween(4000, 5000);
        assertThat(scene.untilQuiet().lastHeard()).isEqualTo("agent: Which day suits you?");
        assertThat(scene.outcome).isEmpty();
    }

    @Test
    void aFirstWordJustInTimeIsHeardInTheVoiceThatUsuallyTakesThisLong() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\n")));
        scene.voice.toFirstSound = Duration.ofMillis(450);
        scene.silence(2700);
        dialogue.say("There is a free time on Monday.");

        assertThat(untilSound(scene, 3700)).isLessThanOrEqualTo(4200);
        assertThat(scene.untilQuiet().lastHeard()).isEqualTo("agent: There is a free time on Monday.");
    }

    @Test
    void theMoreTimeTheVoiceOfACallTakesTheEarlierItsWordsMustCome() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\n")));
        scene.voice.toFirstSound = Duration.ofMillis(900);
        dialogue.say("What for?");
        scene.silence(1000).untilQuiet().says("a tooth");

        scene.silence(2300);
        assertThat(scene.story).noneMatch(line -> line.startsWith("trouble"));
        scene.silence(200);

        assertThat(scene.story).anyMatch(line -> line.startsWith("trouble"));
    }

    @Test
    void aVoiceThatFailsLateIsNotGivenItsWholeTimeOnceMore() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\n")));
        scene.dispatcher = nobody -> Optional.empty();
        scene.silence(2700);
        scene.voice.silent = true;
        dialogue.say("There is a free time on Monday.");
        scene.silence(580);
        scene.voice.breakOff();

        assertThat(untilSound(scene, 4280)).isLessThanOrEqualTo(5000);
        assertThat(scene.untilQuiet().story).endsWith("ended CALLBK");
    }

    @Test
    void lastWordsThatCouldNotBePreparedAreWaitedForNoLongerThanTheLimit() throws IOException {
        Scene scene = Scene.with(dialogue, profile("fillers: []\n"));
        scene.voice.silent = true;
        scene.begin();
        scene.voice.silent = false;
        dialogue.say("What can I do?");
        scene.untilQuiet().says("i need an appointment");

        int silent = 1000;
        while (scene.outcome.isEmpty() && silent < 20_000) {
            scene.silence(20);
            silent += 20;
        }

        assertThat(silent).isBetween(3000, 5000);
        assertThat(scene.story).endsWith("ended XFER");
        assertThat(scene.waits).allMatch(wait -> wait.compareTo(FIVE_SECONDS) <= 0);
    }

    @Test
    void lastWordsThatCouldNotBePreparedAtFirstArePreparedAgainBeforeTheyAreNeeded() throws IOException {
        Scene scene = Scene.with(dialogue, profile("fillers: []\n"));
        scene.voice.failures = 20;
        scene.conversation.prepare();
        scene.silence(20);
        scene.voice.failures = 0;
        scene.begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().says("i need an appointment");
        scene.voice.failures = Integer.MAX_VALUE;

        assertThat(untilSound(scene, 1000)).isLessThanOrEqualTo(5000);
        assertThat(scene.untilQuiet().lastHeard()).contains("put you through");
    }

    @Test
    void lastWordsAboutALeadThatIsKnownLaterArePreparedAgain() throws IOException {
        String named = Files.readString(Path.of("../profiles/appointment-line.yaml"))
                .replace("I am sorry, I can not help you with this.", "I am sorry, {first_name}.");
        Scene scene = Scene.with(dialogue, Profiles.parse("test", named + "\nfillers: []\n"));
        scene.begin();
        dialogue.say("What can I do?");
        scene.untilQuiet();
        scene.conversation.lead(Map.of("first_name", "Ann"));
        scene.says("i need an appointment");
        scene.voice.failures = Integer.MAX_VALUE;

        assertThat(untilSound(scene, 1000)).isLessThanOrEqualTo(5000);
        assertThat(scene.untilQuiet().lastHeard()).contains("Ann");
    }

    @Test
    void inTroubleTheWaitForTheLastWordsIsMeasuredToo() throws IOException {
        Scene scene = asked(Scene.with(dialogue, profile("fillers: []\n")));
        scene.dispatcher = nobody -> Optional.empty();

        int heard = untilSound(scene, 1000);
        scene.untilQuiet();

        assertThat(scene.waits.getLast().toMillis()).isBetween(heard - 100L, heard + 100L);
    }

    @Test
    void whoPressesAKeyWaitsNoLongerEither() throws IOException {
        Scene scene = Scene.with(dialogue, profile("fillers: []\n"));
        scene.begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().presses("5");
        scene.voice.silent = true;
        scene.silence(3600);
        dialogue.say("There is a free time on Monday.");
        scene.dispatcher = nobody -> Optional.empty();

        assertThat(untilSound(scene, 3600)).isLessThanOrEqualTo(5000);
    }

    /** Milliseconds from the caller's last sound, which was so long ago, to the agent's next. */
    private static int untilSound(Scene scene, int since) {
        int silent = since;
        while (!scene.media.sounding() && silent < 20_000) {
            scene.silence(20);
            silent += 20;
        }
        return silent;
    }

    private Scene asked(Scene scene) {
        scene.begin();
        dialogue.say("What can I do?");
        scene.untilQuiet().says("i need an appointment");
        return scene;
    }

    private static Profile profile(String more) throws IOException {
        return Profiles.parse("test", Files.readString(Path.of("../profiles/appointment-line.yaml")) + "\n" + more);
    }
}
