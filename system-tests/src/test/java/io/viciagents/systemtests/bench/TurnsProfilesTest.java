package io.viciagents.systemtests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.profile.Profiles;
import io.viciagents.systemtests.process.Project;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profiles that the benches talk to are right. */
class TurnsProfilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "scripted/appointment-line", "scripted/offer",
                "with-model/appointment-line", "with-model/offer",
                "model-alone/appointment-line", "realtime/appointment-line"
            })
    void everyProfileOfTheBenchesLoads(String name) {
        Path file = Project.root().resolve("system-tests/profiles/" + name + ".yaml");
        assertThat(Profiles.read(file).name())
                .isEqualTo(Path.of(name).getFileName().toString());
    }
}
