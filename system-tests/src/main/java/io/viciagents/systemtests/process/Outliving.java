package io.viciagents.systemtests.process;

/** For processes that others start for us, such as those of containers: they, too, end with this JVM. Any thread. */
public final class Outliving {
    private Outliving() {}

    /** Has this process killed when this JVM ends, however it ends. */
    public static void forbid(long pid) {
        LastWill.name(pid);
    }
}
