package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.process.JarService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a service holds, by its own metrics and by /proc. Confined to one thread. */
final class Holding {
    private static final double MEGABYTE = 1 << 20;

    private final JarService service;
    private final Map<Kind, Double> early = new EnumMap<>(Kind.class);
    private final Map<Kind, Double> late = new EnumMap<>(Kind.class);
    private final Map<Kind, Double> now = new EnumMap<>(Kind.class);

    private enum Kind {
        HEAP("heap, MB"),
        THREADS("threads"),
        HANDLES("file handles"),
        RESIDENT("resident memory, MB");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    Holding(JarService service) {
        this.service = service;
    }

    /** @param share of the time that has passed */
    void look(double share) {
        service.collectGarbage();
        now.put(Kind.HEAP, service.metric("jvm_memory_used_bytes", "area=\"heap\"") / MEGABYTE);
        now.put(Kind.THREADS, service.metric("jvm_threads_live_threads"));
        now.put(Kind.HANDLES, service.metric("process_files_open_files"));
        now.put(Kind.RESIDENT, residentMegabytes());
        if (share < 0.375) {
            now.forEach((kind, value) -> early.merge(kind, value, Math::min));
        } else if (share > 0.75) {
            now.forEach((kind, value) -> late.merge(kind, value, Math::min));
        }
    }

    Stream<SoakRun.Held> held() {
        return Stream.of(Kind.values())
                .map(kind -> new SoakRun.Held(
                        service.name(), kind.words, early.getOrDefault(kind, 0.0), late.getOrDefault(kind, 0.0)));
    }

    private double residentMegabytes() {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(service.process().pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(service.name());
        now.forEach((kind, value) -> words.append(String.format(Locale.ROOT, ", %s %.0f", kind.words, value)));
        return words.toString();
    }
}
