package io.viciagents.systemtests.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws a simulation: calls against slots, and how evenly the nodes are used, over time. */
final class PlacementPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 200;
    private static final int MARGIN = 60;

    private PlacementPlot() {}

    static String svg(PlacementResult result) {
        List<PlacementResult.Second> seconds = result.seconds();
        double most = seconds.stream()
                .mapToDouble(PlacementResult.Second::slots)
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                """.formatted(WIDTH + 2 * MARGIN, 2 * HEIGHT + 4 * MARGIN));
        panel(svg, 0, "calls up, and slots of all nodes", Long.toString(Math.round(most)));
        line(svg, 0, seconds, second -> second.slots() / most, "#999999");
        line(svg, 0, seconds, second -> second.up() / most, "#1f6fb4");
        panel(svg, 1, "used share of a node: 95th percentile, average, 5th percentile", "100 %");
        line(svg, 1, seconds, PlacementResult.Second::fullest, "#c0392b");
        line(svg, 1, seconds, PlacementResult.Second::average, "#222222");
        line(svg, 1, seconds, PlacementResult.Second::emptiest, "#27ae60");
        svg.append("<text x=\"%d\" y=\"%d\">0 to %d s of virtual time</text>\n"
                .formatted(MARGIN, 2 * HEIGHT + 3 * MARGIN + 20, seconds.size()));
        return svg.append("</svg>\n").toString();
    }

    private static int top(int panel) {
        return MARGIN + panel * (HEIGHT + MARGIN);
    }

    private static void panel(StringBuilder svg, int panel, String title, String most) {
        int top = top(panel);
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#cccccc\"/>\n"
                .formatted(MARGIN, top, WIDTH, HEIGHT));
        svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(MARGIN, top - 8, title));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n".formatted(MARGIN - 6, top + 10, most));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>\n".formatted(MARGIN - 6, top + HEIGHT));
    }

    private static void line(
            StringBuilder svg,
            int panel,
            List<PlacementResult.Second> seconds,
            ToDoubleFunction<PlacementResult.Second> share,
            String colour) {
        svg.append("<polyline fill=\"none\" stroke=\"%s\" points=\"".formatted(colour));
        for (int i = 0; i < seconds.size(); i++) {
            double x = MARGIN + (double) WIDTH * i / Math.max(1, seconds.size() - 1);
            double y = top(panel) + HEIGHT * (1 - share.applyAsDouble(seconds.get(i)));
            svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        svg.append("\"/>\n");
    }
}
