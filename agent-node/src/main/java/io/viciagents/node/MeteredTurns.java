package io.viciagents.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.viciagents.node.conversation.TurnListener;
import io.viciagents.node.conversation.TurnReport;
import java.time.Duration;

/** Measures turns by Micrometer; each part of a turn counts from the caller's last voiced sample. Any thread. */
final class MeteredTurns implements TurnListener {
    private final MeterRegistry registry;
    private final Timer endConfirmed;
    private final Timer recognised;
    private final Timer firstText;
    private final Timer firstAudio;
    private final Timer bargeInStop;
    private final Timer deadAir;
    private final Timer overhead;

    MeteredTurns(MeterRegistry registry) {
        this.registry = registry;
        this.endConfirmed = timer(registry, "turns.end.confirmed", "until our endpointing was sure");
        this.recognised = timer(registry, "turns.recognised", "until the words were known");
        this.firstText = timer(registry, "turns.first.text", "until the answer's first text was there");
        this.firstAudio = timer(registry, "turns.first.audio", "until the answer's first sound was sent");
        this.bargeInStop = timer(registry, "turns.barge.in.stop", "from the caller's first sound to our silence");
        this.deadAir = timer(registry, "turns.dead.air", "for which a caller, owed an answer, heard nothing");
        this.overhead = timer(registry, "turns.overhead", "of our own in a turn, without any waiting");
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name).description(description).register(registry);
    }

    @Override
    public void turn(TurnReport report) {
        endConfirmed.record(report.endConfirmed());
        recognised.record(report.recognised());
        firstText.record(report.firstText());
        firstAudio.record(report.firstAudio());
        overhead.record(report.overhead());
        registry.counter("turns", "understood", report.understood().name()).increment();
    }

    @Override
    public void cutOff() {
        registry.counter("turns.cut.offs").increment();
    }

    @Override
    public void filled() {
        registry.counter("turns.filled").increment();
    }

    @Override
    public void deadAir(Duration length) {
        deadAir.record(length);
    }

    @Override
    public void interrupted(Duration stop, Finding finding) {
        bargeInStop.record(stop);
        registry.counter("turns.interruptions", "finding", finding.name()).increment();
    }
}
