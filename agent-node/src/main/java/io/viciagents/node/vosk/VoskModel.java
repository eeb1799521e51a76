package io.viciagents.node.vosk;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/** A model that is loaded. Shared by all callers; any thread. */
final class VoskModel {
    /** Older models have their acoustic part at the root. */
    private static final Path ACOUSTIC = Path.of("am", "final.mdl");

    private static final Path OLDER = Path.of("final.mdl");

    private final Model model;

    private VoskModel(Model model) {
        this.model = model;
    }

    /**
     * Loads it: seconds for a small one.
     *
     * @throws IllegalStateException with a sentence that says what to change
     */
    static VoskModel load(String provider, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(provider + ".model: " + folder
                    + " is no folder; unpack a model of https://alphacephei.com/vosk/models and name its folder");
        }
        if (!Files.isRegularFile(folder.resolve(ACOUSTIC)) && !Files.isRegularFile(folder.resolve(OLDER))) {
            throw new IllegalStateException(provider + ".model: " + folder + " holds no Vosk model, for " + ACOUSTIC
                    + " is missing; name the folder in which 'am' and 'graph' lie");
        }
        try {
            LibVosk.setLogLevel(LogLevel.WARNINGS);
            return new VoskModel(new Model(folder.toString()));
        } catch (IOException refused) {
            throw new IllegalStateException(
                    provider + ".model: Vosk can not read the model in " + folder + "; unpack it once more", refused);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    provider + ": Vosk does not run here (" + missing.getMessage()
                            + "); it has libraries for Linux on x86-64 only: take the provider out",
                    missing);
        }
    }

    /** For one caller. */
    Decoder decoder(int sampleRate) {
        try {
            return new Native(new Recognizer(model, sampleRate));
        } catch (IOException refused) {
            throw new IllegalStateException("Vosk makes no decoder for " + sampleRate + " samples a second", refused);
        }
    }

    private record Native(Recognizer recognizer) implements Decoder {
        @Override
        public String hear(short[] samples) {
            return recognizer.acceptWaveForm(samples, samples.length) ? text(recognizer.getResult(), "text") : "";
        }

        @Override
        public String partial() {
            return text(recognizer.getPartialResult(), "partial");
        }

        @Override
        public String finish() {
            return text(recognizer.getFinalResult(), "text");
        }

        private static String text(String json, String key) {
            return new JsonObject(json).getString(key, "");
        }

        @Override
        public void close() {
            recognizer.close();
        }
    }
}
