package io.viciagents.dispatcher.capacity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What operators see of lines and slots. Any thread. */
final class LineMeters {
    private static final int NOT_OURS = -1;

    private final MeterRegistry meters;
    private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> wanted = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger free = new AtomicInteger();

    LineMeters(MeterRegistry meters, List<Entry> entries) {
        this.meters = meters;
        for (Entry entry : entries) {
            told.put(
                    entry.key(),
                    gauge("lines.told", "lines that VICIdial was given; 0: no new calls; -1: not by us", entry));
            wanted.put(
                    entry.key(), gauge("lines.wanted", "calls and share of the free slots; -1: not our entry", entry));
        }
        Gauge.builder("slots.all", all, AtomicInteger::get)
                .description("calls that the agent nodes in service can have at once")
                .register(meters);
        Gauge.builder("slots.free", free, AtomicInteger::get)
                .description("how many more calls they can take")
                .register(meters);
    }

    private AtomicInteger gauge(String name, String what, Entry entry) {
        AtomicInteger value = new AtomicInteger(NOT_OURS);
        Gauge.builder(name, value, AtomicInteger::get)
                .description(what)
                .tag("dialer", entry.dialer())
                .tag("entry", entry.user())
                .register(meters);
        return value;
    }

    void slots(List<Slots> slots) {
        all.set(slots.stream().mapToInt(Slots::all).sum());
        free.set(slots.stream().mapToInt(Slots::free).sum());
    }

    void wanted(Entry entry, Lines lines) {
        set(wanted, entry, lines.count());
    }

    void told(Entry entry, Lines lines) {
        set(told, entry, lines.count());
        count(entry, "written");
    }

    void failed(Entry entry) {
        count(entry, "failed");
    }

    /** Another dispatcher sets its lines. */
    void left(Entry entry) {
        set(told, entry, NOT_OURS);
        set(wanted, entry, NOT_OURS);
    }

    private void count(Entry entry, String result) {
        meters.counter("lines.changes", "dialer", entry.dialer(), "entry", entry.user(), "result", result)
                .increment();
    }

    private static void set(Map<String, AtomicInteger> gauges, Entry entry, int value) {
        gauges.getOrDefault(entry.key(), new AtomicInteger()).set(value);
    }
}
