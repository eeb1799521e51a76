package io.viciagents.dispatcher.command;

import io.viciagents.dispatcher.history.CallReport;
import io.viciagents.dispatcher.history.CallReport.Gaps;
import io.viciagents.dispatcher.history.CallReport.Group;
import io.viciagents.dispatcher.history.CallReport.Measured;
import io.viciagents.dispatcher.history.CallReport.Stops;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report as tables: what came of the calls, how the conversations went, and both in one, for a spreadsheet. */
final class ReportTables {
    private static final List<Column> OUTCOMES = List.of(
            new Column("CALLS", group -> group.calls()),
            new Column("ENDED", group -> group.ended()),
            new Column(
                    "CONTAINED",
                    group -> group.containedPercent()
                            .map(percent -> percent + "%")
                            .orElse("")),
            new Column("TURNS", group -> group.gaps().map(Gaps::turns).orElse(0L)),
            new Column("GAP P50 MS", group -> cell(group.gaps(), Gaps::p50)),
            new Column("GAP P95 MS", group -> cell(group.gaps(), Gaps::p95)),
            new Column(
                    "COST",
                    group -> group.cost().map(cost -> cost.toPlainString()).orElse("")),
            new Column(
                    "OUTCOMES",
                    group -> group.outcomes().entrySet().stream()
                            .map(outcome -> outcome.getKey() + " " + outcome.getValue())
                            .collect(Collectors.joining(", "))));

    private static final List<Column> CONVERSATIONS = List.of(
            new Column(
                    "INTERRUPTED",
                    measured(told -> told.stops().map(Stops::times).orElse(0L))),
            new Column("STOP P50 MS", group -> cell(group.measured().flatMap(Measured::stops), Stops::p50)),
            new Column("STOP P95 MS", group -> cell(group.measured().flatMap(Measured::stops), Stops::p95)),
            new Column("FALSE", measured(Measured::falseInterruptions)),
            new Column("CUT-OFFS", measured(Measured::cutOffs)),
            new Column("NO MATCH", measured(Measured::noMatches)),
            new Column("FILLERS", measured(Measured::fillers)),
            new Column("DEAD AIR MS", measured(Measured::deadAirMillis)),
            new Column("PROVIDER ERRORS", measured(Measured::providerErrors)),
            new Column("TOKENS READ", measured(Measured::tokensRead)),
            new Column("WRITTEN", measured(Measured::tokensWritten)));

    private final List<CallReport.Key> keys;
    private final List<Group> groups;

    ReportTables(List<CallReport.Key> keys, List<Group> groups) {
        this.keys = List.copyOf(keys);
        this.groups = List.copyOf(groups);
    }

    Table outcomes() {
        return table(OUTCOMES);
    }

    Table conversations() {
        return table(CONVERSATIONS);
    }

    Table all() {
        List<Column> all = new ArrayList<>(OUTCOMES);
        all.addAll(CONVERSATIONS);
        return table(all);
    }

    private Table table(List<Column> columns) {
        List<String> headings = new ArrayList<>(
                keys.stream().map(key -> key.name().toUpperCase(Locale.ROOT)).toList());
        columns.forEach(column -> headings.add(column.heading()));
        Table table = new Table(headings.toArray(String[]::new));
        for (Group group : groups) {
            List<Object> cells = new ArrayList<>(group.names());
            columns.forEach(column -> cells.add(column.cell().apply(group)));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Function<Group, Object> measured(Function<Measured, Object> figure) {
        return group -> cell(group.measured(), figure);
    }

    private static <T> Object cell(Optional<T> told, Function<T, Object> figure) {
        return told.map(figure).orElse("");
    }

    private record Column(String heading, Function<Group, Object> cell) {}
}
