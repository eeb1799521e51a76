package io.viciagents.systemtests.asterisk;

import java.nio.file.Path;

/** How an Asterisk with a written configuration is run: as a process of this machine, or in a container. */
interface AsteriskRunner {
    /** What the configuration must say for Asterisk's own files: an empty path where they are at {@code /}. */
    String rootAsSeen();

    /** Starts it; returns before it is ready. */
    Running run(Path folder, Path socketFolder);

    /** One that runs, or did. */
    interface Running {
        /** Whether it runs (or is frozen). */
        boolean alive();

        /** Asks it to end, and ends it. */
        void stop();

        /** Ends it at once, as a crash does. */
        void kill();

        /** It stands still. */
        void freeze();

        /** It goes on. */
        void thaw();

        /** Runs a command of its console; answers the output. */
        String cli(String command);

        /** The end of what it printed, for messages. */
        String lastLines();
    }
}
