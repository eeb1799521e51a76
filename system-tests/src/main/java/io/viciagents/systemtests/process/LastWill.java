package io.viciagents.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sees to it that no process outlives this JVM, however it ends. A small shell, deaf to the terminal's signals, is told
 * every process that we start; when its standard input ends, because this JVM is gone, it kills what it was told.
 * A process is known by its number and the tick in which it started, so that a number given again is not hit. Any thread.
 */
final class LastWill {
    private static final String SHELL = """
            trap '' INT TERM HUP
            list=
            started() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }
            while read -r word pid; do
              case "$word" in
                own) list="$list $pid:$(started "$pid")" ;;
              esac
            done
            for one in $list; do
              pid=${one%%:*}
              [ -n "${one#*:}" ] && [ "$(started "$pid")" = "${one#*:}" ] && kill -KILL "$pid" 2>/dev/null
            done
            """;
    private static final LastWill INSTANCE = new LastWill();
    private final Writer list;

    private LastWill() {
        try {
            Process shell = new ProcessBuilder(List.of("setsid", "sh", "-c", SHELL))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            list = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the shell that ends our processes after us could not start", e);
        }
    }

    /** Names a process that must not outlive us. */
    static void name(long pid) {
        INSTANCE.write("own " + pid + "\n");
    }

    private synchronized void write(String line) {
        try {
            list.write(line);
            list.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the shell that ends our processes after us is gone", e);
        }
    }
}
