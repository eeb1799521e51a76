package io.viciagents.node.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NativeLibraryTest {
    /** A C function that is nowhere. */
    public interface Nowhere {
        int call();
    }

    @Test
    void aMissingLibraryIsNamedWithItsPackage() {
        assertThatThrownBy(() -> NativeLibrary.open("libflite.so.99", "libflite1"))
                .isInstanceOf(SpeechEngineMissingException.class)
                .hasMessage("The library libflite.so.99 cannot be opened: install the Debian package libflite1.");
    }

    @Test
    void aLibraryOfAnotherVersionIsNamedWithTheFunctionThatItLacks() {
        NativeLibrary c = NativeLibrary.open("libc.so.6", "libc6");
        assertThatThrownBy(() -> c.function(Nowhere.class, "flite_nowhere"))
                .isInstanceOf(SpeechEngineMissingException.class)
                .hasMessageContaining("libc.so.6 has no function flite_nowhere");
    }
}
