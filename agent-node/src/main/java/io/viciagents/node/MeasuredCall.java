package io.viciagents.node;

import io.viciagents.cluster.ConversationMeasures;
import io.viciagents.node.conversation.TurnListener;
import io.viciagents.node.conversation.TurnReport;
import io.viciagents.node.provider.Bills;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts what is measured in one call, for its record, and hands it on. Confined to the call's loop. Mutable: the counts.
 * Bounded: of a call that is interrupted without end the first times are kept.
 */
final class MeasuredCall implements TurnListener {
    private static final int MOST_TIMES = 200;
    private static final ConversationMeasures NOTHING = new ConversationMeasures(List.of(), 0, 0, 0, 0, 0, 0, 0, 0);

    private final TurnListener all;
    private final List<Integer> bargeInMillis = new ArrayList<>();
    private final ConversationMeasures before;
    private int falseInterruptions;
    private int cutOffs;
    private int noMatches;
    private int fillers;
    private Duration deadAir;

    /** @param before measured at the nodes that held the call earlier */
    MeasuredCall(TurnListener all, Optional<ConversationMeasures> before) {
        this.all = all;
        this.before = before.orElse(NOTHING);
        bargeInMillis.addAll(this.before.bargeInMillis());
        falseInterruptions = this.before.falseInterruptions();
        cutOffs = this.before.cutOffs();
        noMatches = this.before.noMatches();
        fillers = this.before.fillers();
        deadAir = Duration.ofMillis(this.before.deadAirMillis());
    }

    /** Up to now. */
    ConversationMeasures measures(Bills.Bill bill) {
        return new ConversationMeasures(
                bargeInMillis,
                falseInterruptions,
                cutOffs,
                noMatches,
                fillers,
                Math.toIntExact(deadAir.toMillis()),
                before.providerErrors() + bill.errors(),
                before.tokensRead() + bill.tokensRead(),
                before.tokensWritten() + bill.tokensWritten());
    }

    @Override
    public void turn(TurnReport report) {
        switch (report.understood()) {
            case MATCH -> {}
            case NO_MATCH -> noMatches++;
        }
        all.turn(report);
    }

    @Override
    public void interrupted(Duration stop, Finding finding) {
        if (bargeInMillis.size() < MOST_TIMES) {
            bargeInMillis.add(Math.toIntExact(stop.toMillis()));
        }
        switch (finding) {
            case TRUE -> {}
            case FALSE -> falseInterruptions++;
        }
        all.interrupted(stop, finding);
    }

    @Override
    public void cutOff() {
        cutOffs++;
        all.cutOff();
    }

    @Override
    public void filled() {
        fillers++;
        all.filled();
    }

    @Override
    public void deadAir(Duration length) {
        if (length.compareTo(deadAir) > 0) {
            deadAir = length;
        }
        all.deadAir(length);
    }
}
