package io.viciagents.node;

import io.micrometer.core.instrument.Counter;
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
    private final Counter cutOffs;
    private final Counter filled;

    /** Registers all of it at once: of a counter that begins with its first event Prometheus sees no increase. */
    MeteredTurns(MeterRegistry registry) {
        this.registry = registry;
        this.endConfirmed = timer(registry, "turns.end.confirmed", "until our endpointing was sure");
        this.recognised = timer(registry, "turns.recognised", "until the words were known");
        this.firstText = timer(registry, "turns.first.text", "until the answer's first text was there");
        this.firstAudio = timer(registry, "turns.first.audio", "until the answer's first sound was sent");
        this.bargeInStop = timer(registry, "turns.barge.in.stop", "from the caller's first sound to our silence");
        this.deadAir = timer(registry, "turns.dead.air", "for which a caller, owed an answer, heard nothing");
        this.overhead = timer(registry, "turns.overhead", "of our own in a turn, without any waiting");
        this.cutOffs = registry.counter("turns.cut.offs");
        this.filled = registry.counter("turns.filled");
        for (TurnReport.Understood understood : TurnReport.Understood.values()) {
            turns(understood);
        }
        for (Finding finding : Finding.values()) {
            interruptions(finding);
        }
    }

    private Counter turns(TurnReport.Understood understood) {
        return registry.counter("turns", "understood", understood.name());
    }

    private Counter interruptions(Finding finding) {
        return registry.counter("turns.interruptions", "finding", finding.name());
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
        turns(report.understood()).increment();
    }

    @Override
    public void cutOff() {
        cutOffs.increment();
    }

    @Override
    public void filled() {
        filled.increment();
    }

    @Override
    public void deadAir(Duration length) {
        deadAir.record(length);
    }

    @Override
    public void interrupted(Duration stop, Finding finding) {
        bargeInStop.record(stop);
        interruptions(finding).increment();
    }
}
