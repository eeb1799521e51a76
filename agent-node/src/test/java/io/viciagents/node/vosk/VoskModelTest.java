package io.viciagents.node.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.vosk.LibVosk;
import org.vosk.LogLevel;

/** A folder that is none, or of something else, is refused in a sentence. No words were recognised: no model is at hand. */
class VoskModelTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsMissingIsRefused() {
        assertThatThrownBy(() -> VoskModel.load("ear", folder.resolve("nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ear.model: ")
                .hasMessageContaining("is no folder; unpack a model");
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("README"), "a model for another engine");

        assertThatThrownBy(() -> VoskModel.load("ear", folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds no Vosk model, for am/final.mdl is missing");
    }

    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
    void theLibraryLoadsAndRefusesAModelThatIsNone() throws IOException {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        Files.createDirectory(folder.resolve("am"));
        Files.writeString(folder.resolve("am/final.mdl"), "no model at all");

        assertThatThrownBy(() -> VoskModel.load("ear", folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Vosk can not read the model");
        assertThat(folder).isNotEmptyDirectory();
    }
}
