package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.QuickStart;
import io.viciagents.systemtests.process.Project;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Prepares quick starts: all processes share this machine's cores, and one that starts again must not starve the others. */
final class QuickStarts {
    private QuickStarts() {}

    /** Once for each build; some 30 s. */
    static void prepare(Consumer<String> tell) {
        if (QuickStart.isPrepared()) {
            return;
        }
        tell.accept("the services' classes are prepared for quick starts, once for each build (some 30 s)");
        Path folder = Project.newRunFolder("quick-start");
        try (LocalAsterisk asterisk = LocalAsterisk.start(
                        AsteriskVersion.V22, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk"));
                CallCentre recorded = QuickStart.record(asterisk, folder)) {
            QuickStart.keep(recorded);
        } catch (IllegalStateException tooSlow) {
            tell.accept("they could not be, so starts are slower: " + tooSlow.getMessage());
        }
    }
}
