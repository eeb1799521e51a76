package io.viciagents.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.embedded.EmbeddedSettings;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Profiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ShippedProfilesTest {
    @Test
    void theEmbeddedEnginesCanHearEveryPhraseAndHaveTheVoice() {
        try (EmbeddedSpeech speech = EmbeddedSpeech.load(EmbeddedSettings.defaults())) {
            for (Profile profile : shipped()) {
                assertThat(speech.unknownWords(profile.phrases()))
                        .as(profile.name())
                        .isEmpty();
                assertThat(EmbeddedSpeech.voices()).contains(profile.voice());
            }
        }
    }

    private static List<Profile> shipped() {
        return Stream.of("../profiles", "../profiles/with-model")
                .flatMap(folder -> Profiles.load(Path.of(folder)).all().stream())
                .toList();
    }
}
