package io.viciagents.node.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.viciagents.cluster.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfilesTest {
    private static final String BROKEN = """
                name: broken
                directions: [sideways]
                language: en-US
                voice: slt
                start: nowhere
                trouble: gone
                caller-left: gone
                colour: blue
                silence: soon
                global:
                  human: {end: hang}
                  opt-out: {end: hang}
                states:
                  one:
                    say: "Hi {who}."
                    intents:
                      a: {phrases: [press 1], key: "12", goto: two}
                      b: {phrases: ["yes"], end: hang}
                      c: {phrases: ["yes"], goto: one, end: hang}
                ends:
                  hang: {disposition: SOLD}
                  back: {disposition: CALLBK}
                """;
    private static final Path SHIPPED = Path.of("../profiles");

    @Test
    void theShippedProfilesLoad() {
        Profiles profiles = Profiles.load(SHIPPED);

        assertThat(profiles.named("appointment-line"))
                .hasValueSatisfying(profile -> assertThat(profile.directions()).containsExactly(Direction.INBOUND));
        assertThat(profiles.named("offer"))
                .hasValueSatisfying(profile -> assertThat(profile.directions()).containsExactly(Direction.OUTBOUND));
        assertThat(profiles.named("other")).isEmpty();
    }

    @Test
    void withoutFillersAModelHasASecondLessForItsFirstWord() throws IOException {
        String shipped = Files.readString(SHIPPED.resolve("appointment-line.yaml"));

        assertThat(Profiles.parse("test", shipped).forAWord()).isEqualTo(Duration.ofSeconds(4));
        assertThat(Profiles.parse("test", shipped + "\nfillers: []\n").forAWord())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aProfileGivesAllPhrasesAndAllFixedPrompts() {
        Profile offer = Profiles.read(SHIPPED.resolve("offer.yaml"));

        assertThat(offer.phrases()).contains("take me off your list", "not interested", "tomorrow morning", "uh-huh");
        assertThat(offer.fixedPrompts())
                .contains(
                        "I understand. Thank you for your time. Goodbye.",
                        "I am the automated assistant of Sunny Side Solar. Our number is 8 0 0 5 5 5 0 1 0 0.")
                .noneMatch(prompt -> prompt.contains("{"));
    }

    @Test
    void aScriptThatRecordsAfterConsentAndNeverGetsOneDoesNotLoad() throws IOException {
        String offer = Files.readString(SHIPPED.resolve("offer.yaml"))
                .replace("recording: always", "recording: after-consent");

        assertThat(problems(offer)).singleElement().asString().startsWith("recording: 'after-consent' would never");
        assertThat(Profiles.parse(
                                "test",
                                offer.replace(
                                        "\n      interested:\n", "\n      interested:\n        recording: allowed\n"))
                        .recording())
                .isEqualTo(RecordingMode.AFTER_CONSENT);
    }

    @Test
    void anOutboundProfileWithoutNameNumberDisclosureAndOptOutKeyDoesNotLoad() throws IOException {
        String offer = Files.readString(SHIPPED.resolve("offer.yaml"));
        String bare = offer.replaceAll("(?m)^  (caller-name|callback-number|disclosure):.*\n", "")
                .replace("opt-out: {key: \"9\", ", "opt-out: {");

        assertThat(problems(bare))
                .anyMatch(problem -> problem.startsWith("identity.caller-name: "))
                .anyMatch(problem -> problem.startsWith("identity.callback-number: "))
                .anyMatch(problem -> problem.startsWith("identity.disclosure: "))
                .anyMatch(problem -> problem.startsWith("global.opt-out.key: "));
    }

    @Test
    void aDisclosureMustSayThatAMachineSpeaks() throws IOException {
        String offer = Files.readString(SHIPPED.resolve("offer.yaml")).replace("the automated assistant", "Bob");

        assertThat(problems(offer)).singleElement().asString().contains("must say that a machine speaks");
    }

    @Test
    void everyProblemIsToldAtOnceWithItsKeyAndCure() {
        List<String> problems = problems(BROKEN);

        assertThat(problems)
                .anyMatch(problem -> problem.startsWith("directions: 'sideways' is unknown"))
                .anyMatch(problem -> problem.startsWith("start: there is no state called 'nowhere'; there are one"))
                .anyMatch(problem -> problem.startsWith("trouble: there is no end called 'gone'"))
                .anyMatch(problem -> problem.startsWith("colour: is unknown here"))
                .anyMatch(problem -> problem.startsWith("silence: 'soon' does not do"))
                .anyMatch(problem -> problem.startsWith("global.human.end: 'hang' hangs up"))
                .anyMatch(problem -> problem.startsWith("global.opt-out.end: 'hang' does not keep"))
                .anyMatch(problem -> problem.startsWith("lead: '{who}' is used"))
                .anyMatch(problem -> problem.startsWith("states.one.intents.a.phrases: 'press 1' must be"))
                .anyMatch(problem -> problem.startsWith("states.one.intents.a.key: '12' is no key"))
                .anyMatch(problem -> problem.startsWith("states.one.a.goto: there is no state called 'two'"))
                .anyMatch(problem -> problem.startsWith("states.one: 'yes' means both b and c"))
                .anyMatch(problem -> problem.startsWith("states.one.intents.c.goto: stands beside 'end'"))
                .anyMatch(problem -> problem.startsWith("ends.hang.disposition: 'SOLD' is none of"))
                .anyMatch(problem -> problem.startsWith("ends.back.callback: goes with disposition CALLBK"));
    }

    @Test
    void whatIsNoYamlGetsOneSentence() {
        assertThat(problems("name: [unclosed")).singleElement().asString().contains("this is no YAML");
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("just text")).isNotEmpty();
    }

    @Test
    void aFolderThatIsMissingOrEmptyGetsOneSentence(@TempDir Path folder) {
        assertThatThrownBy(() -> Profiles.load(folder)).hasMessageContaining("put at least one profile there");
        assertThatThrownBy(() -> Profiles.load(folder.resolve("no"))).hasMessageContaining("cannot be read");
    }

    @Test
    void mangledProfilesAreRefusedAndNeverFailOtherwise() throws IOException {
        String offer = Files.readString(SHIPPED.resolve("offer.yaml"));
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            StringBuilder mangled = new StringBuilder(offer);
            for (int change = 0; change < 1 + random.nextInt(4); change++) {
                int at = random.nextInt(mangled.length() - 20);
                switch (random.nextInt(3)) {
                    case 0 -> mangled.delete(at, at + random.nextInt(20));
                    case 1 -> mangled.insert(at, "{}[]:-\"' \n#&*".charAt(random.nextInt(13)));
                    default -> mangled.setCharAt(at, (char) (32 + random.nextInt(90)));
                }
            }
            try {
                Profiles.parse("mangled", mangled.toString());
            } catch (InvalidProfile expected) {
                assertThat(expected.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void aLeadsTextCanNotBecomeAFieldOrMarkup() {
        String filled = Wording.fill(
                "Hi {first_name}.",
                java.util.Map.of("first_name", "{last_name}<break/>\n$1 O'Neil-Smith, and very very long besides"),
                java.util.Map.of("first_name", "there"));

        assertThat(filled).isEqualTo("Hi last name break 1 O'Neil-Smith, and very.");
    }

    @Test
    void anUnknownOrUnspeakableFieldIsItsDefault() {
        assertThat(Wording.fill("Hi {a} {b}", java.util.Map.of("a", "***"), java.util.Map.of("a", "there")))
                .isEqualTo("Hi there ");
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(InvalidProfile.class, () -> Profiles.parse("test", yaml))
                .problems();
    }

    @Test
    void recordingIsOffWithoutQuotes() throws IOException {
        String offer = Files.readString(Path.of("../profiles/offer.yaml"));

        assertThat(Profiles.parse("offer", offer.replace("recording: always", "recording: off"))
                        .recording())
                .isEqualTo(RecordingMode.OFF);
    }
}
