package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.node.chain.Providers;
import io.viciagents.node.embedded.EmbeddedSettings;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import io.viciagents.node.provider.Bills;
import io.viciagents.node.provider.Cost;
import io.viciagents.node.provider.Prices;
import io.viciagents.node.provider.Provider;
import io.viciagents.service.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides show is accepted as it stands there. */
class DocumentedExamplesTest {
    private static final Path PROFILES = Path.of("../profiles");
    private static final Map<String, String> KEYS = Map.of(
            "AGENT_NODE_PROFILES", PROFILES.toString(),
            "AZURE_SPEECH_KEY", "secret",
            "ELEVENLABS_KEY", "secret",
            "OPENROUTER_KEY", "secret",
            "OPENAI_API_KEY", "secret");
    private static final String UNPRICED =
            "cost: what %s cost is not counted for the ceiling, for no price is known; unless"
                    + " it is free, write what your bill says under providers.NAME.prices in the node's configuration";
    private static EmbeddedSpeech speech;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        speech = EmbeddedSpeech.load(EmbeddedSettings.defaults());
    }

    @AfterAll
    static void close() {
        speech.close();
    }

    @Test
    void theProvidersOfTheGuideAreBuiltAndTheirChainsServe() throws IOException {
        List<String> examples = examples("providers.md");
        assertThat(examples).hasSize(3);
        String speechToSpeech = examples.get(2);
        int split = speechToSpeech.indexOf("# profile");

        serves(examples.get(0), examples.get(1), Optional.of(UNPRICED.formatted("the model 'own-model'")));
        serves(
                speechToSpeech.substring(0, split),
                speechToSpeech.substring(split),
                Optional.of(UNPRICED.formatted("the recogniser 'rt' and the synthesiser 'rt' and the model 'rt'")));
    }

    @Test
    void theCallThatTheGuideReckonsCostsWhatItSays() throws IOException {
        Map<String, Provider> providers =
                accepted(examples("providers.md").getFirst()).providers();
        Cost listening = price(providers, "ear").ofSeconds(180);
        Cost speaking = price(providers, "voice").ofCharacters(1350);
        Cost thinking = price(providers, "model").ofTokens(28_800, 540);
        Prices azure = price(providers, "azure");

        assertThat(Files.readString(Path.of("../docs/providers.md")))
                .containsPattern(row("`ear` listens", listening))
                .containsPattern(row("`voice` speaks", speaking))
                .containsPattern(row("`model` thinks", thinking))
                .containsPattern(row("the call", listening.plus(speaking).plus(thinking)))
                .containsPattern(row("`azure` listens instead", azure.ofSeconds(180)))
                .containsPattern(row("`azure` speaks instead", azure.ofCharacters(1350)));
    }

    private static Pattern row(String part, Cost cost) {
        return Pattern.compile(Pattern.quote("| " + part + " |") + ".*"
                + Pattern.quote(String.format(Locale.ROOT, "| %.3f |", cost.units())));
    }

    private static Prices price(Map<String, Provider> providers, String name) {
        return Objects.requireNonNull(providers.get(name), name).prices();
    }

    private void serves(String configuration, String profilesPart, Optional<String> unpriced) throws IOException {
        try (Providers providers =
                Providers.open(accepted(configuration).providers(), speech, new SimpleMeterRegistry(), new Bills())) {
            Profile profile = Profiles.parse("front-desk", frontDeskWith(profilesPart));
            assertThat(providers.problems(profile.providers(), profile.language(), profile.voice()))
                    .isEmpty();
            assertThat(providers.unserved(profile.providers(), profile.language()))
                    .isEmpty();
            assertThat(profile.providers().models()).isNotEmpty();
            assertThat(providers.unpriced(profile.providers())).isEqualTo(unpriced);
        }
    }

    private AgentNodeConfiguration accepted(String example) throws IOException {
        Path key = Files.writeString(folder.resolve("deepgram"), "secret");
        Path file = Files.writeString(
                folder.resolve("agent-node.yaml"), example.replace("/run/secrets/deepgram", key.toString()));
        return switch (Configuration.load(file, AgentNodeConfiguration.class, "AGENT_NODE", KEYS)) {
            case Configuration.Loaded<AgentNodeConfiguration> loaded -> loaded.value();
            case Configuration.Refused<AgentNodeConfiguration> refused -> throw new AssertionError(refused.problems());
        };
    }

    /** The shipped profile, with these keys in place of its own. */
    private static String frontDeskWith(String part) throws IOException {
        return Files.readAllLines(PROFILES.resolve("with-model/front-desk.yaml")).stream()
                        .filter(line -> part.lines()
                                .noneMatch(own -> own.matches("[a-z].*")
                                        && line.startsWith(own.substring(0, own.indexOf(':') + 1))))
                        .collect(Collectors.joining("\n"))
                + "\n" + part;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost: {a-call: 0.50, a-day: 100}", "providers: {models: [NAME]}"})
    void whatTheGuideToProfilesWritesInALineIsAKeyOfAProfile(String line) throws IOException {
        assertThat(Files.readString(Path.of("../docs/profiles.md"))).contains("`" + line + "`");
        assertThat(Profiles.parse("front-desk", frontDeskWith(line)).name()).isEqualTo("front-desk");
    }

    @Test
    void theShippedConfigurationOfANodeIsAccepted() throws IOException {
        assertThat(accepted(Files.readString(Path.of("../examples/agent-node.yaml")))
                        .providers())
                .isEmpty();
    }

    @Test
    void everyFileThatTheGuidesNameIsThere() throws IOException {
        for (String guide : List.of("profiles.md", "providers.md")) {
            Pattern.compile("\\]\\(([^)#:]+)\\)")
                    .matcher(Files.readString(Path.of("../docs", guide)))
                    .results()
                    .forEach(link -> assertThat(Path.of("../docs", link.group(1)))
                            .as(guide)
                            .exists());
        }
    }

    private static List<String> examples(String guide) throws IOException {
        return Pattern.compile("(?s)```yaml\\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs", guide)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
