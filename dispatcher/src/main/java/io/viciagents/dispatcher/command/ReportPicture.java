package io.viciagents.dispatcher.command;

import io.viciagents.dispatcher.history.CallReport.Gaps;
import io.viciagents.dispatcher.history.CallReport.Group;
import io.viciagents.dispatcher.history.CallReport.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A report as an SVG picture: a bar for each group, as long as its calls are many, in pieces by outcome; containment,
 * turn gap, cost and how the conversations went beside it. Colours are those of Okabe and Ito, which colour-blind people tell apart.
 */
final class ReportPicture {
    private static final List<String> COLOURS =
            List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999");
    private static final int LEFT = 230;
    private static final int BAR = 460;
    private static final List<Beside> FIGURES = List.of(
            new Beside("calls", 50, group -> String.valueOf(group.calls())),
            new Beside(
                    "contained",
                    80,
                    group -> group.containedPercent()
                            .map(percent -> percent + "%")
                            .orElse("-")),
            new Beside(
                    "turn gap p50 / p95",
                    140,
                    group -> group.gaps().map(ReportPicture::words).orElse("-")),
            new Beside("stop p95", 70, group -> measured(group, ReportPicture::stop)),
            new Beside("cut-offs", 65, group -> measured(group, told -> String.valueOf(told.cutOffs()))),
            new Beside("no match", 70, group -> measured(group, told -> String.valueOf(told.noMatches()))),
            new Beside("dead air", 75, group -> measured(group, told -> told.deadAirMillis() + " ms")),
            new Beside("errors", 55, group -> measured(group, told -> String.valueOf(told.providerErrors()))),
            new Beside(
                    "tokens",
                    80,
                    group -> measured(group, told -> String.valueOf(told.tokensRead() + told.tokensWritten()))),
            new Beside(
                    "cost",
                    80,
                    group -> group.cost().map(cost -> cost.toPlainString()).orElse("-")));
    private static final int RIGHT =
            20 + FIGURES.stream().mapToInt(Beside::width).sum();
    private static final int ROW = 26;
    private static final int TOP = 88;
    private static final int LEGEND_ITEM = 95;

    private final List<Group> groups;
    private final SortedMap<String, String> colours = new TreeMap<>();
    private final StringBuilder svg = new StringBuilder();

    ReportPicture(List<Group> groups) {
        this.groups = List.copyOf(groups);
        groups.forEach(group -> group.outcomes()
                .keySet()
                .forEach(outcome ->
                        colours.computeIfAbsent(outcome, none -> COLOURS.get(colours.size() % COLOURS.size()))));
    }

    String svg() {
        int width = LEFT + BAR + RIGHT;
        int height = TOP + ROW * Math.max(groups.size(), 1) + 20;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                width,
                height));
        text(10, 24, "Calls by outcome", "font-weight=\"bold\" font-size=\"15\"");
        beside(78, Beside::heading, "fill=\"#555\"");
        legend();
        long most = groups.stream().mapToLong(Group::calls).max().orElse(1);
        for (int row = 0; row < groups.size(); row++) {
            bar(groups.get(row), TOP + row * ROW, most);
        }
        if (groups.isEmpty()) {
            text(LEFT, TOP + 18, "no calls in that time", "");
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend() {
        int at = LEFT;
        for (Map.Entry<String, String> outcome : colours.entrySet()) {
            rectangle(at, 43, 12, 12, outcome.getValue());
            text(at + 17, 54, outcome.getKey(), "");
            at += LEGEND_ITEM;
        }
    }

    private void bar(Group group, int top, long most) {
        text(10, top + 16, String.join("  ", group.names()).strip(), "");
        double at = LEFT;
        for (Map.Entry<String, Long> outcome : group.outcomes().entrySet()) {
            double width = (double) BAR * outcome.getValue() / most;
            rectangle(at, top + 3, width, ROW - 8, colours.getOrDefault(outcome.getKey(), "#999999"));
            at += width;
        }
        beside(top + 16, figure -> figure.of().apply(group), "");
    }

    /** A row of what stands beside the bars. */
    private void beside(int y, Function<Beside, String> words, String style) {
        int at = LEFT + BAR + 10;
        for (Beside figure : FIGURES) {
            text(at, y, words.apply(figure), style);
            at += figure.width();
        }
    }

    private static String measured(Group group, Function<Measured, String> figure) {
        return group.measured().map(figure).orElse("-");
    }

    private static String stop(Measured told) {
        return told.stops().map(stops -> stops.p95() + " ms").orElse("-");
    }

    private static String words(Gaps gaps) {
        return gaps.p50() + " / " + gaps.p95() + " ms";
    }

    private void rectangle(double x, double y, double width, double height, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour));
    }

    private void text(int x, int y, String words, String style) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>%s</text>%n", x, y, style, escaped(words)));
    }

    private static String escaped(String text) {
        return Table.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A figure that stands beside each bar. */
    private record Beside(String heading, int width, Function<Group, String> of) {}
}
