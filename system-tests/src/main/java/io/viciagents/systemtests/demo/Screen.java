package io.viciagents.systemtests.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Where the demo shows things: lines with the seconds since it began, bold where a terminal can. Any thread. */
final class Screen {
    private final PrintWriter out;
    private final long startNanos = System.nanoTime();

    Screen(PrintWriter out) {
        this.out = out;
    }

    /** A line without a time. */
    void plain(String text) {
        out.println(text);
        out.flush();
    }

    /** A step of the set-up, or something that happened. */
    void line(String text) {
        plain(String.format(Locale.ROOT, "%6.1f s  %s", seconds(), text));
    }

    /** The same, in bold. */
    void strong(String text) {
        // The marks of markup must not come from what somebody said.
        String safe = text.replace("@|", "@ |").replace("|@", "| @");
        line(Ansi.AUTO.string("@|bold " + safe + "|@"));
    }

    /** Since the demo began. */
    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private double seconds() {
        return sinceStart().toMillis() / 1000.0;
    }
}
