package io.viciagents.systemtests.asterisk;

import java.util.Locale;

/** The two ways to run an Asterisk for tests; {@code -Dasterisk=container} chooses the second. */
public enum AsteriskWay {
    /** A process of this machine. */
    PROCESS,
    /** A container. */
    CONTAINER;

    /** What this run was started with. */
    public static AsteriskWay chosen() {
        String name = System.getProperty("asterisk", "process");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "process" -> PROCESS;
            case "container" -> CONTAINER;
            default -> throw new IllegalArgumentException("-Dasterisk=process or container wanted, got '" + name + "'");
        };
    }

    AsteriskRunner runner(AsteriskPackages packages) {
        return switch (this) {
            case PROCESS -> new ProcessRunner(packages);
            case CONTAINER -> new ContainerRunner(packages.version());
        };
    }
}
