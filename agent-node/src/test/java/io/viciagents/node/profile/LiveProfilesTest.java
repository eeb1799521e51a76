package io.viciagents.node.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveProfilesTest {
    @TempDir
    private Path folder;

    private String offer = "";

    @BeforeEach
    void oneProfile() throws IOException {
        offer = Files.readString(Path.of("../profiles/offer.yaml"));
        write("offer.yaml", offer);
    }

    @Test
    void aNewVersionCountsWhenItHasLookedTheSameTwice() throws IOException {
        try (LiveProfiles profiles = LiveProfiles.load(folder, profile -> List.of())) {
            String before = version(profiles);
            write("offer.yaml", offer.replace("voice: slt", "voice: rms"));
            profiles.look();
            assertThat(version(profiles)).isEqualTo(before);

            profiles.look();

            assertThat(profiles.named("offer")).hasValueSatisfying(profile -> {
                assertThat(profile.voice()).isEqualTo("rms");
                assertThat(profile.version()).isNotEqualTo(before);
            });
        }
    }

    @Test
    void aWrongNewVersionIsRefusedAndTheOldOneStays() throws IOException {
        try (LiveProfiles profiles = LiveProfiles.load(folder, profile -> List.of())) {
            String before = version(profiles);
            write("offer.yaml", offer.replace("start: offer", "start: nowhere"));
            profiles.look();
            profiles.look();
            assertThat(version(profiles)).isEqualTo(before);

            write("offer.yaml", offer.replace("longest-call: 4m", "longest-call: 3m"));
            profiles.look();
            profiles.look();

            assertThat(version(profiles)).isNotEqualTo(before);
        }
    }

    @Test
    void whatThisNodeCanNotServeIsRefusedToo() throws IOException {
        try (LiveProfiles profiles = LiveProfiles.load(
                folder, profile -> profile.voice().equals("slt") ? List.of() : List.of("voice: is not there"))) {
            String before = version(profiles);
            write("offer.yaml", offer.replace("voice: slt", "voice: nobody"));
            profiles.look();
            profiles.look();

            assertThat(version(profiles)).isEqualTo(before);
        }
        write("offer.yaml", offer);
        assertThatThrownBy(() -> LiveProfiles.load(folder, profile -> List.of("voice: is not there")))
                .isInstanceOf(InvalidProfile.class)
                .hasMessageContaining("offer: voice: is not there");
    }

    @Test
    void filesComeAndGoAndNoNameIsGivenTwice() throws IOException {
        try (LiveProfiles profiles = LiveProfiles.load(folder, profile -> List.of())) {
            write("second.yaml", offer.replace("name: offer", "name: second"));
            write("third.yaml", offer);
            profiles.look();
            profiles.look();
            assertThat(profiles.all().stream().map(Profile::name)).containsExactlyInAnyOrder("offer", "second");

            Files.delete(folder.resolve("offer.yaml"));
            profiles.look();

            assertThat(profiles.all().stream().map(Profile::name)).containsExactly("second");
        }
    }

    private static String version(LiveProfiles profiles) {
        return profiles.named("offer").orElseThrow().version();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
