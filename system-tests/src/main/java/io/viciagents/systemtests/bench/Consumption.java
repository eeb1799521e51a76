package io.viciagents.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a process uses of the machine, by the kernel's book. */
record Consumption(ProcessHandle process) {
    /** The process of ours that was started with this argument. */
    static Consumption ofArgument(String argument) {
        return new Consumption(ProcessHandle.current()
                .descendants()
                .filter(child -> child.info()
                        .arguments()
                        .filter(all -> List.of(all).contains(argument))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process of ours was started with " + argument)));
    }

    static Consumption of(long pid) {
        return new Consumption(ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("the process " + pid + " has ended")));
    }

    /** Processor time so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Of memory, in megabytes. */
    double resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
