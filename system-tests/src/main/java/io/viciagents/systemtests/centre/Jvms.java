package io.viciagents.systemtests.centre;

import java.util.ArrayList;
import java.util.List;

/** How the JVMs of a centre run. */
public enum Jvms {
    /** For minutes: only the quick compiler pays. */
    SHORT_LIVED {
        @Override
        List<String> options(String module) {
            return with(List.of(QUICK_COMPILER), List.of());
        }
    },
    /** The same, and what was prepared for this build is used. */
    PREPARED {
        @Override
        List<String> options(String module) {
            return with(List.of(QUICK_COMPILER), QuickStart.ofThisBuild(module).use());
        }
    },
    /** The same, while it is prepared. */
    RECORDED {
        @Override
        List<String> options(String module) {
            return with(List.of(QUICK_COMPILER), QuickStart.ofThisBuild(module).making());
        }
    },
    /** With both compilers, and nothing prepared: to measure them. */
    MEASURED {
        @Override
        List<String> options(String module) {
            return with(List.of(), List.of());
        }
    };

    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    /**
     * The JVM's command line.
     *
     * @param module dispatcher or agent-node
     */
    abstract List<String> options(String module);

    private static List<String> with(List<String> compiler, List<String> more) {
        List<String> options =
                new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(compiler);
        options.addAll(more);
        return options;
    }
}
